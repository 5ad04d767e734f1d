internal import Hummingbird
internal import HummingbirdCore
internal import Logging
internal import NIOCore
internal import NIOHTTP1
internal import NIOHTTPCompression
internal import NIOHTTPTypes
internal import NIOHTTPTypesHTTP1

/// A connection of HTTP/1.1: what Hummingbird's is, with limits in time and size, and compression.
struct APIChannel: ServerChildChannel, HTTPChannelHandler {
    /// A connection, and what tells that a request on it takes too long.
    struct Value: ServerChildChannelValue {
        let parts: NIOAsyncChannel<HTTPRequestPart, HTTPResponsePart>
        let overdue: Overdue
        var channel: any Channel { parts.channel }
    }

    let responder: HTTPChannelHandler.Responder
    let limits: HTTPOptions.Limits
    let compression: Int?
    let date: HTTPDate
    let telemetry: ServerTelemetry

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
        channel.eventLoop.makeCompletedFuture {
            let pipeline = channel.pipeline.syncOperations
            let overdue = Overdue()
            let guardian = ConnectionGuard(limits: limits, date: date, telemetry: telemetry, overdue: overdue)
            try pipeline.addHandler(ByteWatch(guardian))
            var decoding = NIOHTTPDecoderLimitConfiguration()
            decoding.maxHeaderFieldSize = limits.headerBytes
            decoding.maxHeaderListSize = limits.headerBytes
            decoding.maxHeaderFieldCount = limits.headerFields
            try pipeline.configureHTTPServerPipeline(
                withPipeliningAssistance: false,
                withErrorHandling: false,
                withOutboundHeaderValidation: false,
                withEncoderConfiguration: .init(),
                withDecoderLimitConfiguration: decoding
            )
            if let compression {
                try pipeline.addHandler(
                    HTTPResponseCompressor(responseCompressionPredicate: { head, _ in
                        let length = head.headers.first(name: "content-length").flatMap(Int.init) ?? 0
                        return length < compression || head.headers.contains(name: "content-encoding")
                            ? .doNotCompress : .compressIfPossible
                    })
                )
            }
            try pipeline.addHandler(HTTP1ToHTTPServerCodec(secure: false))
            try pipeline.addHandler(guardian)
            try pipeline.addHandler(HTTPConnectionStateHandler(idleTimeout: limits.idleTimeout, logger: logger))
            return try Value(
                parts: NIOAsyncChannel(
                    wrappingChannelSynchronously: channel,
                    configuration: .init(isOutboundHalfClosureEnabled: true)
                ),
                overdue: overdue
            )
        }
    }

    func handle(value: Value, logger: Logger) async {
        // In a task of its own, so that what takes too long can be cancelled: one for all requests of the connection, since
        // one for each would cost more than many a request.
        let task = Task { await handleHTTP(asyncChannel: value.parts, logger: logger) }
        value.overdue.cancels(task)
        await withTaskCancellationHandler {
            await task.value
        } onCancel: {
            task.cancel()
        }
    }
}
