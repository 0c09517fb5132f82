import ArchiveStore
import EventMapper
import Reports

extension SelfDescription {
    /// What this version of the program writes into every archive.
    static var current: SelfDescription {
        SelfDescription(
            metrics: MetricDictionary.all.map { metric in
                Metric(
                    name: metric.name,
                    unit: metric.unit,
                    definition: metric.definition,
                    formula: metric.formula,
                    variants: metric.variants
                )
            },
            columns: ColumnDescriptions.all.map { column in
                Column(
                    view: column.view,
                    name: column.column,
                    description: column.column == "rule_version"
                        ? "\(column.description) The rules of the program that wrote this: \(CallRules.version)."
                        : column.description
                )
            },
            queries: ExampleQueries.all.map { query in ExampleQuery(question: query.question, sql: query.sql) }
        )
    }
}
