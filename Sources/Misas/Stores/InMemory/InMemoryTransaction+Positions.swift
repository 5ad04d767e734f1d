extension InMemoryTransaction: PositionPinning {
    func pinPositions() throws(StoreError) {
        try perform { overlay, state, _ throws(StoreError) in overlay.events.pinPositions(behind: state.events.head) }
    }
}
