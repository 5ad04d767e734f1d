import Accounts
import BankingSystem
import CollectorSupport
import Foundation
import Misas
import MisasOTLP
import Testing
import Transfers

/// One command through two subsystems, policies and a prediction, as a collector sees it that decodes OTLP with OpenTelemetry's
/// own definitions.
@Suite("A journey through a system", .timeLimit(.minutes(5)))
struct JourneyTests {
    @Test("is one trace, whole, span by span")
    func oneTrace() async throws {
        let collector = try await Collector.start()
        _ = try await Journey.run(exportingTo: collector.endpoint)
        let telemetry = try await collector.telemetry()
        let trace = try #require(Trace(of: telemetry.spans, sending: RequestTransfer.wireName))
        #expect(trace.text() == Self.expected)
        #expect(trace.spans.allSatisfy { $0.scope == "misas" && $0.status == "unset" && $0["error.type"] == nil })
        #expect(trace.spans.allSatisfy { UInt64($0.start)! <= UInt64($0.end)! })
        for span in trace.spans {
            #expect(span.resource["service.name"] == .text("banking"))
            #expect(span.resource["service.version"] == .text("1.0.0"))
            #expect(span.resource["telemetry.sdk.language"] == .text("swift"))
        }
        checkProjections(in: trace)
        checkAttributes(in: trace)
    }

    @Test("keeps its correlation id, and each cause is known back to the command that began it")
    func correlation() async throws {
        let collector = try await Collector.start()
        let journey = try await Journey.run(exportingTo: collector.endpoint)
        let spans = try await collector.telemetry().spans
        let begin = try #require(journey.events.first { $0.type == TransferRequested.wireName })
        let command = try #require(begin.metadata.causationID)
        let following = journey.events.filter { $0.position >= begin.position }
        #expect(
            following.map(\.type) == [
                "transfers.transfer_requested", "accounts.money_withdrawn", "accounts.money_deposited",
                "transfers.transfer_completed", "accounts.account_closed", "accounts.account_closed",
            ]
        )
        #expect(Set(following.map(\.metadata.correlationID)) == [command])
        #expect(Set(following.map(\.metadata.user)) == ["alice"])

        // What each message was caused by: events by what is stored, commands and predictions by their spans.
        var causes: [String: String] = [:]
        for span in spans {
            if let id = span["messaging.message.id"], let cause = span["misas.causation.id"] { causes[id] = cause }
        }
        for event in journey.events { causes[event.id.jsonKey] = event.metadata.causationID?.jsonKey }
        for event in following {
            var chain = [event.id.jsonKey]
            while let cause = chain.last.flatMap({ causes[$0] }), chain.count < 20 { chain.append(cause) }
            #expect(chain.last == command.jsonKey, "the chain of \(event.type) breaks: \(chain)")
        }
        // The event that closed an account: its command, the prediction, the movement, its command, the request, its command.
        var chain = [following[5].id.jsonKey]
        while let cause = chain.last.flatMap({ causes[$0] }), chain.count < 20 { chain.append(cause) }
        #expect(chain.count == 7)
    }

    /// Projections are linked to what caused the events that they handle, and part of the trace by the first of them.
    private func checkProjections(in trace: Trace) {
        let projections = trace.spans.filter { $0.name.hasSuffix(".project") }
        for (name, causes) in [
            (
                "accounts.account_overview.project",
                ["accounts.withdraw_money", "accounts.deposit_money", "accounts.close_account"]
            ),
            ("accounts.ledger.project", ["accounts.withdraw_money", "accounts.deposit_money"]),
            ("transfers.transfer_overview.project", ["transfers.request_transfer", "transfers.complete_transfer"]),
        ] {
            let own = projections.filter { $0.name == name }
            let linked = Set(own.flatMap(\.links).compactMap { trace.span(at: $0)?.name })
            #expect(linked == Set(causes.map { "\($0).handle" }))
            #expect(own.allSatisfy { span in trace.parent(of: span)?.link == span.links.first })
            #expect(own.allSatisfy { $0.kind == "consumer" && $0["messaging.consumer.group.name"] != nil })
        }
    }

    private func checkAttributes(in trace: Trace) {
        let send = trace.roots[0]
        #expect(send["messaging.system"] == "misas")
        #expect(send["messaging.operation.name"] == "send")
        #expect(send["messaging.message.id"] == send["messaging.message.conversation_id"])
        #expect(send["misas.causation.id"] == nil)
        let handle = trace.spans.first { $0.name == "transfers.request_transfer.handle" }
        #expect(handle?["messaging.operation.type"] == "process")
        #expect(handle?["messaging.message.id"] == send["messaging.message.id"])
        let append = trace.spans.first { $0.parent == handle?.id && $0.name == "eventStore.AppendToStream" }
        #expect(append?["db.system.name"] == "memory")
        #expect(append?["db.operation.name"] == "AppendToStream")
        #expect(append?["misas.stream"]?.hasPrefix("transfers.transfer-") == true)
        #expect(append?["misas.stream.expected_version"] == "no stream")
        #expect(append?["misas.event.types"] == "transfers.transfer_requested")
        #expect(append?.attributes["db.operation.batch.size"] == .integer(1))
    }

    private static let expected = """
        commandBus.Send transfers.request_transfer [internal]
          transfers.request_transfer.handle [internal]
            eventStore.AppendToStream [client]
            transfers.transfer_requested.transfers.move_money [consumer] ⤷ transfers.request_transfer.handle
              commandBus.Send accounts.withdraw_money [internal]
                replyStore.Find [client]
                accounts.withdraw_money.handle [internal]
                  snapshotStore.Latest [client]
                  eventStore.ReadFromStream [client]
                  eventStore.AppendToStream [client]
                  accounts.money_withdrawn.accounts.close_dormant_accounts [consumer] ⤷ accounts.withdraw_money.handle
                    predictionStore.Schedule accounts.dormancy_reached [client]
                    predictionBus.Send accounts.dormancy_reached [consumer] ⤷ accounts.money_withdrawn.accounts.close_dormant_accounts
                      accounts.dormancy_reached.accounts.close_dormant_accounts [internal]
                        commandBus.Send accounts.close_account [internal]
                          replyStore.Find [client]
                          accounts.close_account.handle [internal]
                            snapshotStore.Latest [client]
                            eventStore.ReadFromStream [client]
                            eventStore.AppendToStream [client]
                          replyStore.Record [client]
                replyStore.Record [client]
              commandBus.Send accounts.deposit_money [internal]
                replyStore.Find [client]
                accounts.deposit_money.handle [internal]
                  snapshotStore.Latest [client]
                  eventStore.ReadFromStream [client]
                  eventStore.AppendToStream [client]
                  accounts.money_deposited.accounts.close_dormant_accounts [consumer] ⤷ accounts.deposit_money.handle
                    predictionStore.Schedule accounts.dormancy_reached [client]
                    predictionBus.Send accounts.dormancy_reached [consumer] ⤷ accounts.money_deposited.accounts.close_dormant_accounts
                      accounts.dormancy_reached.accounts.close_dormant_accounts [internal]
                        commandBus.Send accounts.close_account [internal]
                          replyStore.Find [client]
                          accounts.close_account.handle [internal]
                            snapshotStore.Latest [client]
                            eventStore.ReadFromStream [client]
                            eventStore.AppendToStream [client]
                          replyStore.Record [client]
                replyStore.Record [client]
              commandBus.Send transfers.complete_transfer [internal]
                replyStore.Find [client]
                transfers.complete_transfer.handle [internal]
                  eventStore.ReadFromStream [client]
                  eventStore.AppendToStream [client]
                replyStore.Record [client]
        """
}
