/// How an HTML page looks: light or dark as the reader has it, on a phone, a screen and paper.
///
/// Series are told apart by hue, lightness and dashes; shades go from pale to strong in one hue, so that no meaning hangs on
/// seeing colours.
enum HTMLStyle {
    static let text = colors + page + tables + charts + paper

    private static let light = """
        --page:#f6f6f4;--card:#fff;--ink:#1b1f24;--soft:#57606a;--rule:#dfe2e6;--edge:#e4e5e3;--k0:#1f5fa8;--k1:#b4530a;\
        --k2:#6e7781;--k3:#0f766e;--area:#1f5fa814;--h0:#f0f3f6;--h1:#dbe8f4;--h2:#b9d3ea;--h3:#8ab6dc;--h4:#2f73b3;\
        --h5:#1f5a98;--h6:#123f75;--low:#1b1f24;--high:#fff
        """

    private static let dark = """
        --page:#131619;--card:#1b1f23;--ink:#e8eaec;--soft:#a5adb5;--rule:#30363c;--edge:#2a2f34;--k0:#6cb0f5;--k1:#f0a35e;\
        --k2:#9aa3ac;--k3:#5cc7b8;--area:#6cb0f51f;--h0:#23292f;--h1:#21364a;--h2:#22486a;--h3:#285d8b;--h4:#5a97cc;\
        --h5:#86bae6;--h6:#bddbf5;--low:#e8eaec;--high:#0e1113
        """

    private static let colors = """
        :root{color-scheme:light dark;\(light)}
        @media(prefers-color-scheme:dark){:root{\(dark)}}
        """

    private static let page = """
        *{box-sizing:border-box}
        body{margin:0 auto;max-width:90rem;padding:clamp(1rem,3vw,2.5rem);font:1rem/1.5 system-ui,-apple-system,"Segoe UI",\
        Roboto,"Noto Sans","Liberation Sans",sans-serif;color:var(--ink);background:var(--page);\
        font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
        h1{margin:0;font-size:clamp(1.6rem,4vw,2.25rem);line-height:1.15;font-weight:650;letter-spacing:-.02em}
        h2{margin:0 0 .9rem;font-size:1.1rem;line-height:1.3;font-weight:650}
        header{margin-bottom:1.75rem}
        .period{margin:.4rem 0 0;font-size:1.05rem}
        .coverage{margin:.25rem 0 0;color:var(--soft);font-size:.875rem;max-width:75ch}
        .hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
        section{min-width:0}
        .grid{display:grid;gap:1.25rem;grid-auto-flow:dense;grid-template-columns:minmax(0,1fr)}
        .card,.wide,.alone{background:var(--card);border:1px solid var(--edge);border-radius:.75rem;\
        padding:clamp(1rem,2.2vw,1.5rem)}
        @media(min-width:68rem){.grid{grid-template-columns:repeat(2,minmax(0,1fr))}.wide{grid-column:1/-1}}
        .tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(7.25rem,1fr));gap:1.25rem 1rem;margin:0}
        .tiles dt{color:var(--soft);font-size:.875rem}
        .tiles dd{margin:0}
        .tiles .value{font-size:1.6rem;line-height:1.25;font-weight:600;letter-spacing:-.01em}
        .change{color:var(--soft);font-size:.8125rem}
        .facts{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:.2rem 1rem;margin:0 0 1rem}
        .facts dt{color:var(--soft)}.facts dd{margin:0}
        .notes{margin:.9rem 0 0;padding-left:1.1rem;color:var(--soft);font-size:.8125rem}
        details{margin-top:.9rem}
        summary{cursor:pointer;color:var(--soft);font-size:.875rem;width:max-content;max-width:100%}
        summary:hover{color:var(--ink)}
        :focus-visible{outline:2px solid var(--k0);outline-offset:3px;border-radius:.2rem}
        footer{margin-top:2rem;color:var(--soft);font-size:.8125rem;line-height:1.5}
        footer p{margin:.25rem 0;max-width:90ch}
        footer dl{columns:20rem;column-gap:2.5rem;margin:.75rem 0 0}
        footer dt{font-weight:600;color:var(--ink);break-after:avoid}
        footer dd{margin:0 0 .6rem;break-inside:avoid}

        """

    private static let tables = """
        .scroll{overflow-x:auto;max-width:100%}
        .tiles+.scroll,.tiles+details{margin-top:1.5rem}figure+.scroll{margin-top:1.25rem}
        table{border-collapse:collapse;font-size:.9rem}
        caption{text-align:left;color:var(--soft);font-size:.8125rem;padding-bottom:.4rem}
        th,td{padding:.4rem .9rem .4rem 0;border-bottom:1px solid var(--rule);text-align:left;vertical-align:top;\
        white-space:nowrap}
        th{font-weight:500}
        thead th,thead td{color:var(--soft);font-size:.8125rem;border-bottom-color:var(--soft);vertical-align:bottom}
        td:last-child,th:last-child{padding-right:.2rem}
        tbody tr:last-child>*{border-bottom:0}
        tbody tr:hover>*{background:var(--h0)}
        .n{text-align:right}
        .t{white-space:normal;min-width:16rem;max-width:26rem}

        """

    private static let charts = """
        figure{margin:0}
        figure+figure{margin-top:1.5rem}
        figcaption{color:var(--soft);font-size:.875rem;margin-bottom:.6rem}
        .legend{display:inline-flex;flex-wrap:wrap;gap:.1rem .4rem;align-items:center;margin-left:.6rem}
        .key{display:inline-block;width:1.4rem;margin-left:.5rem}
        .key.line{border-top:2.5px solid}.key.box{width:.8rem;height:.8rem;border:1.5px solid;border-radius:.15rem}
        .key.k0{border-color:var(--k0)}.key.k1{border-color:var(--k1);border-top-style:dashed}
        .key.k2{border-color:var(--k2);border-top-style:dotted}.key.k3{border-color:var(--k3)}
        .key.box.k0{background:var(--k0)}.key.box.k1,.key.box.k2{border-style:solid}.key.box.k3{background:var(--k3)}
        svg{display:block;width:100%;height:auto;overflow:visible}
        svg.narrow{display:none}
        @media(max-width:40rem){svg.broad{display:none}svg.narrow{display:block}}
        svg text{font-size:11.5px;fill:var(--soft);font-variant-numeric:tabular-nums}
        svg .label{font-size:12.5px;fill:var(--ink)}
        .rule{stroke:var(--rule)}.axis{stroke:var(--soft)}.hint{fill:transparent}.hint:hover{fill:var(--area)}
        path.line{fill:none;stroke-width:2;stroke-linejoin:round;stroke-linecap:round}
        path.area{fill:var(--area)}
        path.k0{stroke:var(--k0)}path.k1{stroke:var(--k1);stroke-dasharray:6 4}path.k2{stroke:var(--k2);stroke-dasharray:1.5 4}
        path.k3{stroke:var(--k3)}
        .dot.k0{fill:var(--k0)}.dot.k1{fill:var(--k1)}.dot.k2{fill:var(--k2)}.dot.k3{fill:var(--k3)}
        .bar{stroke-width:1.5}.bar.k0{fill:var(--k0);stroke:var(--k0)}.bar.k1{fill:var(--card);stroke:var(--k1)}
        .bar.k2{fill:var(--card);stroke:var(--k2)}.bar.k3{fill:var(--k3);stroke:var(--k3)}
        .h0{fill:var(--h0)}.h1{fill:var(--h1)}.h2{fill:var(--h2)}.h3{fill:var(--h3)}.h4{fill:var(--h4)}.h5{fill:var(--h5)}
        .h6{fill:var(--h6)}.none{fill:none;stroke:var(--rule)}
        svg .field{font-size:10.5px}svg .t0,svg .t1,svg .t2,svg .t3{fill:var(--low)}svg .t4,svg .t5,svg .t6{fill:var(--high)}

        """

    /// Two columns with the narrow drawings; what the reader has not unfolded stays folded.
    private static let paper = """
        @media print{:root{\(light)}body{padding:0;max-width:none;background:#fff;font-size:.8rem}\
        header{margin-bottom:1rem}.grid{grid-template-columns:repeat(2,minmax(0,1fr));gap:1rem 2rem}\
        .wide,.list{grid-column:1/-1}.card,.wide,.alone{border:0;padding:0;break-inside:avoid}.alone{break-inside:auto}\
        .grid svg.broad{display:none}.grid svg.narrow{display:block}\
        .scroll{overflow:visible}table{font-size:.75rem}th,td{white-space:normal;padding-block:.2rem}\
        tr,figure{break-inside:avoid}thead{display:table-header-group}\
        .tiles .value{font-size:1.3rem}details:not([open]),summary{display:none}\
        svg *,.key{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
        """
}
