// Generated from the specs of the subsystem history by misas-gen 0.1.0. Do not edit: change the specs instead.
// swift-format-ignore-file

public import Misas

/// Events as they were, for what is told of changes to be proven by reading.
nonisolated public struct HistorySubsystem: Misas.Subsystem {

    public init() {
    }

    public static var name: Swift.String { "history" }

    public func register(in registry: inout Misas.Registry) {
        registry.add(OptionalAdded.self)
        registry.add(DefaultAdded.self)
        registry.add(RequiredAdded.self)
        registry.add(FieldRemoved.self)
        registry.add(FieldRenamed.self)
        registry.add(FieldRenamedKept.self)
        registry.add(MadeOptional.self)
        registry.add(MadeRequired.self)
        registry.add(MadeRequiredByDefault.self)
        registry.add(IntToDouble.self)
        registry.add(IntToDecimal.self)
        registry.add(IntToString.self)
        registry.add(StringToInt.self)
        registry.add(DoubleToInt.self)
        registry.add(BoolToString.self)
        registry.add(UUIDToString.self)
        registry.add(StringToUUID.self)
        registry.add(DateToDateTime.self)
        registry.add(DateTimeToDate.self)
        registry.add(DurationToString.self)
        registry.add(DecimalToString.self)
        registry.add(DecimalToDouble.self)
        registry.add(BytesToString.self)
        registry.add(EnumToString.self)
        registry.add(StringToEnum.self)
        registry.add(EnumCaseRemoved.self)
        registry.add(EnumCaseAdded.self)
        registry.add(EnumValueChanged.self)
        registry.add(EnumToBareUnion.self)
        registry.add(StructFieldRequired.self)
        registry.add(StructFieldOptional.self)
        registry.add(StructFieldRemoved.self)
        registry.add(StructDeeplyChanged.self)
        registry.add(WrapperTightened.self)
        registry.add(StringToWrapper.self)
        registry.add(IdentifierToBase.self)
        registry.add(IdentifierBaseChanged.self)
        registry.add(ListToSet.self)
        registry.add(SetToList.self)
        registry.add(ScalarToList.self)
        registry.add(ItemsMadeRequired.self)
        registry.add(KeyIntToString.self)
        registry.add(KeyStringToInt.self)
        registry.add(UnionCaseAdded.self)
        registry.add(UnionCaseRemoved.self)
        registry.add(UnionPayloadChanged.self)
        registry.add(UnionBareToPayload.self)
        registry.add(StructToJSON.self)
        registry.add(JSONToStruct.self)
        registry.add(RecursiveOptional.self)
        registry.add(VersionedRename.self)
        registry.add(VersionedAdd.self)
        registry.add(VersionedAddToOptional.self)
        registry.add(VersionedSplit.self)
        registry.add(VersionedMove.self)
        registry.add(VersionedInTwoSteps.self)
        registry.add(VersionedTooLittle.self)
        registry.add(VersionedCustom.self)
        registry.add(VersionLowered.self)
    }
}
