extension InMemoryTransaction: PositionPinning {
    func pinPositions() throws(StoreError) {
        try perform { overlay, state, _ throws(StoreError) in overlay.events.pinPositions(behind: state.events.head) }
    }

    func refuseAppends(of types: Set<String>) throws(StoreError) {
        try perform { overlay, state, _ throws(StoreError) in
            overlay.events.refuseAppends(of: types, behind: state.events.head)
        }
    }
}
