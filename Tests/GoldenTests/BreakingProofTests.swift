import Foundation
import GoldenAfter
import GoldenBefore
import Misas
import MisasCompiler
import MisasTooling
import TestSupport
import Testing

/// The same events in two versions of the specs, each called by what has changed: the goldens `Before` and `After`.
///
/// What is said of each is held against reading: what code generated from the old specs has written is read by code
/// generated from the new.
@Suite("Changes of stored events")
struct BreakingProofTests {
    /// The events that cannot be read any more.
    private static let broken: Set<String> = [
        "RequiredAdded", "FieldRenamed", "MadeRequired", "IntToDecimal", "IntToString", "StringToInt", "DoubleToInt",
        "BoolToString", "StringToUUID", "DateToDateTime", "DateTimeToDate", "DecimalToDouble", "StringToEnum",
        "EnumCaseRemoved", "EnumValueChanged", "StructFieldRequired", "StructDeeplyChanged", "IdentifierBaseChanged",
        "ListToSet", "ScalarToList", "ItemsMadeRequired", "KeyStringToInt", "UnionCaseRemoved", "UnionPayloadChanged",
        "UnionBareToPayload", "JSONToStruct", "VersionedTooLittle", "VersionLowered",
    ]

    private func specs(_ name: String, after sources: SourceMap = SourceMap()) throws -> Compilation {
        let path = URL(filePath: #filePath).appending(path: "../../Goldens/\(name)/\(name).misas.yaml").standardized
        let input = Compilation.Input(
            path: "\(name).misas.yaml",
            bytes: Array(try Data(contentsOf: path)),
            module: "Golden"
        )
        let compilation = Compilation([input], sources: sources, lints: .off)
        try #require(!compilation.hasErrors)
        return compilation
    }

    @Test("are told where they break, and nowhere else")
    func judged() throws {
        let new = try specs("After")
        let old = try specs("Before", after: new.sources)
        let found = BreakingChanges(from: old.specs, to: new.specs, in: [.payload]).diagnostics
        let told = found.map { String($0.message.split(separator: "`")[1]) }
        #expect(Set(told) == Self.broken)
        #expect(told.count == Self.broken.count)
        let declared = old.specs.subsystems[0].events.map(\.name)
        #expect(declared.count > 55)
        #expect(Set(declared) == Set(try samples().map(\.name)))
    }

    @Test("cannot be read where that is told, and are read where nothing is")
    func read() throws {
        for sample in try samples() {
            let failure = sample.failure()
            #expect((failure != nil) == Self.broken.contains(sample.name), "\(sample.name): \(failure ?? "is read")")
        }
    }

    // MARK: Events as the old code writes them

    private struct Sample {
        let name: String
        /// Why one of its forms cannot be read; `nil` where all can.
        let failure: () -> String?
    }

    private func sample<Old: Event, New: Event>(_ new: New.Type, _ old: Old...) -> Sample {
        Sample(name: "\(New.self)") {
            for event in old {
                do {
                    let recorded = try self.recorded(event)
                    _ = try EventCodec.decode(new, from: recorded)
                } catch {
                    return "\(error)"
                }
            }
            return nil
        }
    }

    private func recorded<E: Event>(_ event: E) throws -> RecordedEvent {
        RecordedEvent(
            NewEvent(
                id: .version7(),
                type: E.wireName,
                schemaVersion: E.schemaVersion,
                data: try JSON.encode(event),
                metadata: EventMetadata()
            ),
            stream: try StreamName("s"),
            version: StreamVersion(1),
            position: GlobalPosition(1),
            recordedAt: Date(timeIntervalSince1970: 0)
        )
    }

    private func samples() throws -> [Sample] {
        let day = try #require(CalendarDate(year: 2020, month: 2, day: 29))
        let price = try #require(Decimal(string: "1.50"))
        let id = UUID.version7()
        let crate = GoldenBefore.Crate(w: 1, h: 2)
        let tree = GoldenBefore.Tree(leaf: 1, left: .init(leaf: 2, left: nil))
        return [
            sample(GoldenAfter.OptionalAdded.self, GoldenBefore.OptionalAdded(a: 1)),
            sample(GoldenAfter.DefaultAdded.self, GoldenBefore.DefaultAdded(a: 1)),
            sample(GoldenAfter.RequiredAdded.self, GoldenBefore.RequiredAdded(a: 1)),
            sample(GoldenAfter.FieldRemoved.self, GoldenBefore.FieldRemoved(a: 1, b: "b")),
            sample(GoldenAfter.FieldRenamed.self, GoldenBefore.FieldRenamed(a: 1)),
            sample(GoldenAfter.FieldRenamedKept.self, GoldenBefore.FieldRenamedKept(a: 1)),
            sample(GoldenAfter.MadeOptional.self, GoldenBefore.MadeOptional(a: "a")),
            sample(
                GoldenAfter.MadeRequired.self,
                GoldenBefore.MadeRequired(a: "a"),
                GoldenBefore.MadeRequired(a: nil)
            ),
            sample(
                GoldenAfter.MadeRequiredByDefault.self,
                GoldenBefore.MadeRequiredByDefault(a: "a"),
                GoldenBefore.MadeRequiredByDefault(a: nil)
            ),
            sample(GoldenAfter.IntToDouble.self, GoldenBefore.IntToDouble(a: .max)),
            sample(GoldenAfter.IntToDecimal.self, GoldenBefore.IntToDecimal(a: 1)),
            sample(GoldenAfter.IntToString.self, GoldenBefore.IntToString(a: 1)),
            sample(GoldenAfter.StringToInt.self, GoldenBefore.StringToInt(a: "1")),
            sample(GoldenAfter.DoubleToInt.self, GoldenBefore.DoubleToInt(a: 1.5)),
            sample(GoldenAfter.BoolToString.self, GoldenBefore.BoolToString(a: true)),
            sample(GoldenAfter.UUIDToString.self, GoldenBefore.UUIDToString(a: id)),
            sample(GoldenAfter.StringToUUID.self, GoldenBefore.StringToUUID(a: "a")),
            sample(GoldenAfter.DateToDateTime.self, GoldenBefore.DateToDateTime(a: day)),
            sample(
                GoldenAfter.DateTimeToDate.self,
                GoldenBefore.DateTimeToDate(a: Date(timeIntervalSince1970: 1))
            ),
            sample(GoldenAfter.DurationToString.self, GoldenBefore.DurationToString(a: .seconds(90))),
            sample(GoldenAfter.DecimalToString.self, GoldenBefore.DecimalToString(a: price)),
            sample(GoldenAfter.DecimalToDouble.self, GoldenBefore.DecimalToDouble(a: price)),
            sample(GoldenAfter.BytesToString.self, GoldenBefore.BytesToString(a: [1, 2, 3])),
            sample(GoldenAfter.EnumToString.self, GoldenBefore.EnumToString(a: .red)),
            sample(GoldenAfter.StringToEnum.self, GoldenBefore.StringToEnum(a: "pink")),
            sample(
                GoldenAfter.EnumCaseRemoved.self,
                GoldenBefore.EnumCaseRemoved(a: .light),
                GoldenBefore.EnumCaseRemoved(a: .dark)
            ),
            sample(GoldenAfter.EnumCaseAdded.self, GoldenBefore.EnumCaseAdded(a: .low)),
            sample(GoldenAfter.EnumValueChanged.self, GoldenBefore.EnumValueChanged(a: .good)),
            sample(
                GoldenAfter.EnumToBareUnion.self,
                GoldenBefore.EnumToBareUnion(a: .red),
                GoldenBefore.EnumToBareUnion(a: .green)
            ),
            sample(GoldenAfter.StructFieldRequired.self, GoldenBefore.StructFieldRequired(a: .init(w: 1))),
            sample(GoldenAfter.StructFieldOptional.self, GoldenBefore.StructFieldOptional(a: .init(w: 1))),
            sample(GoldenAfter.StructFieldRemoved.self, GoldenBefore.StructFieldRemoved(a: [crate])),
            sample(
                GoldenAfter.StructDeeplyChanged.self,
                GoldenBefore.StructDeeplyChanged(a: ["k": .init(inner: .init(w: 1))])
            ),
            sample(
                GoldenAfter.WrapperTightened.self,
                GoldenBefore.WrapperTightened(a: .init(unchecked: "0123456789"))
            ),
            sample(GoldenAfter.StringToWrapper.self, GoldenBefore.StringToWrapper(a: "0123456789")),
            sample(GoldenAfter.IdentifierToBase.self, GoldenBefore.IdentifierToBase(a: .init(id))),
            sample(GoldenAfter.IdentifierBaseChanged.self, GoldenBefore.IdentifierBaseChanged(a: .init(7))),
            sample(GoldenAfter.ListToSet.self, GoldenBefore.ListToSet(a: [1, 1])),
            sample(GoldenAfter.SetToList.self, GoldenBefore.SetToList(a: [1, 2])),
            sample(GoldenAfter.ScalarToList.self, GoldenBefore.ScalarToList(a: 1)),
            sample(
                GoldenAfter.ItemsMadeRequired.self,
                GoldenBefore.ItemsMadeRequired(a: [1]),
                GoldenBefore.ItemsMadeRequired(a: [nil])
            ),
            sample(GoldenAfter.KeyIntToString.self, GoldenBefore.KeyIntToString(a: [1: 2])),
            sample(GoldenAfter.KeyStringToInt.self, GoldenBefore.KeyStringToInt(a: ["one": 2])),
            sample(GoldenAfter.UnionCaseAdded.self, GoldenBefore.UnionCaseAdded(a: .foot)),
            sample(
                GoldenAfter.UnionCaseRemoved.self,
                GoldenBefore.UnionCaseRemoved(a: .foot),
                GoldenBefore.UnionCaseRemoved(a: .rail(1))
            ),
            sample(GoldenAfter.UnionPayloadChanged.self, GoldenBefore.UnionPayloadChanged(a: .rail(1))),
            sample(GoldenAfter.UnionBareToPayload.self, GoldenBefore.UnionBareToPayload(a: .foot)),
            sample(GoldenAfter.StructToJSON.self, GoldenBefore.StructToJSON(a: crate)),
            sample(GoldenAfter.JSONToStruct.self, GoldenBefore.JSONToStruct(a: "text")),
            sample(GoldenAfter.RecursiveOptional.self, GoldenBefore.RecursiveOptional(a: tree)),
            sample(GoldenAfter.VersionedRename.self, GoldenBefore.VersionedRename(a: 1)),
            sample(GoldenAfter.VersionedAdd.self, GoldenBefore.VersionedAdd(a: 1)),
            sample(
                GoldenAfter.VersionedAddToOptional.self,
                GoldenBefore.VersionedAddToOptional(a: 1),
                GoldenBefore.VersionedAddToOptional(a: nil)
            ),
            sample(GoldenAfter.VersionedSplit.self, GoldenBefore.VersionedSplit(name: "Ann Lee")),
            sample(GoldenAfter.VersionedMove.self, GoldenBefore.VersionedMove(a: 1, b: 2)),
            sample(GoldenAfter.VersionedInTwoSteps.self, GoldenBefore.VersionedInTwoSteps(a: 1)),
            sample(GoldenAfter.VersionedTooLittle.self, GoldenBefore.VersionedTooLittle(a: 1)),
            sample(GoldenAfter.VersionedCustom.self, GoldenBefore.VersionedCustom(a: 1)),
            sample(GoldenAfter.VersionLowered.self, GoldenBefore.VersionLowered(a: 1)),
        ]
    }
}
