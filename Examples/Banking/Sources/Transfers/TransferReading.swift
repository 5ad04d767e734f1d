import Accounts
import Misas

/// How far each transfer has come.
package struct TransferOverviewProjector: TransferOverviewProjection {
    package init() {}

    package func project(
        _ event: TransferRequested,
        onto document: inout TransferView?,
        in context: ProjectionContext
    ) {
        document = TransferView(
            transfer: event.transfer,
            from: event.from,
            to: event.to,
            amount: event.amount,
            status: .requested
        )
    }

    package func project(
        _ event: TransferCompleted,
        onto document: inout TransferView?,
        in context: ProjectionContext
    ) {
        document?.status = .completed
    }

    package func project(
        _ event: TransferFailed,
        onto document: inout TransferView?,
        in context: ProjectionContext
    ) {
        document?.status = .failed
        document?.reason = event.reason
    }
}

/// Answers from the documents of the transfer overview.
package struct GetTransferHandler: GetTransferHandling {
    package init() {}

    package func handle(
        _ query: GetTransfer,
        in context: HandlingContext
    ) async throws(GetTransfer.Failure) -> TransferView {
        let found = try await GetTransfer.Failure.wrapping {
            try await context.documents(TransferOverview.self).get(query.transfer)
        }
        guard let found else { throw .transferNotFound(.init(transfer: query.transfer)) }
        return found.document
    }
}
