import Misas

extension Transfer: TransferBehavior {
    static func requestTransfer(
        _ command: RequestTransfer,
        in context: DecisionContext
    ) throws(RequestTransfer.Failure) -> Decision<RequestTransfer> {
        guard command.from != command.to else { throw .sameAccount(.init(account: command.from)) }
        let requested = TransferRequested(
            transfer: command.transfer,
            from: command.from,
            to: command.to,
            amount: command.amount,
            at: context.now
        )
        return Decision([.transferRequested(requested)], reply: command.transfer)
    }

    func completeTransfer(
        _ command: CompleteTransfer,
        in context: DecisionContext
    ) -> [CompleteTransfer.Emission] {
        status == .requested ? [.transferCompleted(.init(transfer: command.transfer, at: context.now))] : []
    }

    func failTransfer(_ command: FailTransfer, in context: DecisionContext) -> [FailTransfer.Emission] {
        guard status == .requested else { return [] }
        return [.transferFailed(.init(transfer: command.transfer, reason: command.reason, at: context.now))]
    }

    init(_ event: TransferRequested) { self.init() }
    mutating func apply(_ event: TransferCompleted) { status = .completed }
    mutating func apply(_ event: TransferFailed) { status = .failed }
}
