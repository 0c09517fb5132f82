import CallModel
import EventMapper

/// Derives calls from their facts, and stores what they come to.
extension LayerWriter {
    /// Derives a call that has a row from the facts that are stored.
    func derive(_ key: CallTable.Key) throws { try derive(MentionedCall(key, isNew: false), takesFactsAway: true) }

    func derive(_ mentioned: MentionedCall, takesFactsAway: Bool) throws {
        let key = mentioned.key
        var facts = try facts(of: mentioned)
        var call = CallRules.derive(facts)
        // Of a call that was live the lists were asked: a later list would have made it be forgotten.
        if call.state == .live, mentioned.rows?.call.state != .live {
            let last =
                try facts.lastReceipt?.milliseconds
                ?? queries.listedMilliseconds(pbx: key.pbx, callID: key.callID)
            facts.goneMilliseconds = try queries.goneMilliseconds(
                pbx: key.pbx,
                callID: key.callID,
                askedAfter: last ?? 0
            )
            if facts.goneMilliseconds != nil { call = CallRules.derive(facts) }
        }
        if mentioned.rows?.call != call { try store(call, of: mentioned) }
        if mentioned.unnamed.transferCount != transferCount {
            mentioned.unnamed = UnnamedChannels(transferCount: transferCount)
        }
        try links.store(
            call: key.id,
            facts: facts,
            mayLose: takesFactsAway,
            unnamed: &mentioned.unnamed.channels
        )
    }

    /// Makes a call's rows be those that it came to.
    private func store(_ call: Call, of mentioned: MentionedCall) throws {
        let (key, isNew, former) = (mentioned.key, mentioned.isNew, mentioned.rows)
        let before = try isNew ? nil : former.map(\.hour) ?? calls.hourPart(id: key.id, pbx: key.pbx)
        let rows = try legs.store(call, call: key.id, isNew: isNew, former: former)
        try offers.store(call.offers, call: key.id, isNew: isNew, former: former?.call.offers)
        if isNew {
            try calls.insert(call, as: key, ruleVersion: CallRules.version)
        } else {
            try calls.update(call, id: key.id, former: former?.call, ruleVersion: CallRules.version)
        }
        let hour = try hours.part(of: call, pbx: key.pbx)
        hours.change(from: before, to: hour)
        if remembers { mentioned.rows = DerivedRows(call: call, legs: rows, hour: hour) }
    }

    /// What is known of a call: told by the group in hand or one before it, or read back.
    private func facts(of call: MentionedCall) throws -> CallFacts {
        let key = call.key
        var facts = CallFacts(callID: key.callID)
        if let told = call.facts {
            facts.cdrs = told.cdrs
            facts.members = told.members
        } else {
            facts.cdrs = try cdrs.load(call: key.id, callID: key.callID)
            let isAll = try members.load(call: key.id, into: &facts)
            if remembers, isAll { call.facts = ToldFacts(cdrs: facts.cdrs, members: facts.members) }
        }
        let uids = facts.uids
        if let known = call.reports, known.uids == uids, known.timelineCount == timelineCount {
            facts.agents = known.agents
            facts.timelines = known.timelines
        } else {
            try reports.load(pbx: key.pbx, uids: uids, into: &facts)
            if remembers {
                call.reports = CallReports(
                    uids: uids,
                    timelineCount: timelineCount,
                    agents: facts.agents,
                    timelines: facts.timelines
                )
            }
        }
        facts.clock = try directory.clock(key.pbx)
        facts.numberPlan = try directory.numberPlan(key.pbx)
        facts.directory = try directory.directory(key.pbx, at: facts.approximateStart)
        return facts
    }
}

extension CallFacts {
    /// The uids of its CDRs, each once; hardly ever more than one.
    fileprivate var uids: [String] {
        var uids: [String] = []
        for index in cdrs.indices {
            if let uid = cdrs[index].value.uid, !uids.contains(uid) { uids.append(uid) }
        }
        return uids
    }

    /// When the last CDR or member state was received.
    fileprivate var lastReceipt: Receipt? { (cdrs.map(\.receipt) + members.map(\.receipt)).max() }

    /// The start that `call_id` tells, else the first receipt; Unix seconds.
    fileprivate var approximateStart: Int64? {
        if let seconds = Int64(Substring(callID.utf8.prefix { $0 != UInt8(ascii: ".") })) { return seconds }
        return (cdrs.map(\.receipt) + members.map(\.receipt)).min().map { $0.milliseconds / 1000 }
    }
}
