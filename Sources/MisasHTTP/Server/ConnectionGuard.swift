internal import HTTPTypes
internal import Misas
internal import NIOCore
internal import NIOHTTP1
internal import NIOHTTPTypes

/// Why the body of a request cannot be read.
enum BodyFailure: Error {
    /// It did not arrive in time.
    case late
    /// It is not what its head says, or ended before its end.
    case broken
}

/// Holds a connection to its limits: answers what is no request and what comes too slowly, and closes it so that the answer
/// is read.
///
/// It stands between the codec and what handles requests, on the connection's event loop.
final class ConnectionGuard: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private enum Reading {
        /// Nothing of a request has come.
        case nothing
        /// A part of a head has.
        case head
        /// A head has, and its body is coming.
        case body
    }

    private let limits: HTTPOptions.Limits
    private let date: HTTPDate
    private let telemetry: ServerTelemetry
    private let overdue: Overdue
    private var reading = Reading.nothing
    /// When the first bytes of what is being read came.
    private var arrival = NIODeadline.now()
    private var timer: Scheduled<Void>?
    /// How many requests have not been answered in full.
    private var unanswered = 0
    /// When the first of them came, or began to be handled.
    private var begin = NIODeadline.now()
    /// Looks whether it takes too long.
    private var watch: Scheduled<Void>?
    /// Whether its answer has begun.
    private var isAnswering = false
    /// How the next request failed, of which nothing more can be read: answered behind those before it.
    private var pending: Failure?
    /// Whether the connection ends with the answer that is being written.
    private var isLast = false
    /// Whether all is written that ever will be, and what still comes is thrown away.
    private var isEnding = false

    init(limits: HTTPOptions.Limits, date: HTTPDate, telemetry: ServerTelemetry, overdue: Overdue) {
        self.limits = limits
        self.date = date
        self.telemetry = telemetry
        self.overdue = overdue
    }

    // MARK: What comes in

    /// Notes that bytes have come, before they are read.
    func bytesArrived() {
        guard reading == .nothing else { return }
        reading = .head
        arrival = .now()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isEnding else { return }
        switch unwrapInboundIn(data) {
        case .head(let head):
            unanswered += 1
            if unanswered == 1 { handlingBegins(context) }
            reading = .body
            stop()
            invite(head, context)
        case .body: break
        case .end:
            reading = .nothing
            stop()
        }
        context.fireChannelRead(data)
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        guard !isEnding else { return context.read() }
        waitForRest(context)
        context.fireChannelReadComplete()
    }

    /// Sets a limit to the rest of what has come in part.
    ///
    /// Not while a request before it is handled: meanwhile nothing more may be read, and its caller is not to blame.
    private func waitForRest(_ context: ChannelHandlerContext) {
        guard timer == nil else { return }
        switch reading {
        case .head where unanswered == 0:
            start(limits.headerTimeout, context) { guardian, context in
                guardian.fail(.timeout("the request's head", after: guardian.limits.headerTimeout), context)
            }
        case .body where unanswered <= 1:
            start(limits.bodyTimeout, context) { guardian, context in
                // Whoever waits for the body answers.
                context.fireErrorCaught(BodyFailure.late)
            }
        case .nothing, .head, .body: break
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard let error = error as? HTTPParserError else { return context.fireErrorCaught(error) }
        // Whoever reads the body is told, and answers; not by the error itself, which Hummingbird would answer too.
        if reading == .body { return context.fireErrorCaught(BodyFailure.broken) }
        fail(error == .headerOverflow ? .headersTooLarge : .badSyntax, context)
    }

    func channelInactive(context: ChannelHandlerContext) {
        stop()
        watch?.cancel()
        watch = nil
        context.fireChannelInactive()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if isEnding, case .inputClosed? = event as? ChannelEvent { return context.close(promise: nil) }
        context.fireUserInboundEventTriggered(event)
    }

    /// Tells a caller who waits for it that the body may come (RFC 9110, 10.1.1).
    private func invite(_ head: HTTPRequest, _ context: ChannelHandlerContext) {
        guard let expectField, head.headerFields[expectField]?.lowercased() == "100-continue", unanswered == 1 else {
            return
        }
        if let length = head.headerFields[.contentLength].flatMap(Int.init), length > limits.bodyBytes { return }
        send("HTTP/1.1 100 Continue\r\n\r\n", context)
    }

    /// Sends something past the codec, and past the compressor: that counts what is answered by what was asked, and what is
    /// no request was not.
    private func send(_ text: String, _ context: ChannelHandlerContext) {
        let outside = try? context.pipeline.syncOperations.context(handlerType: ByteWatch.self)
        outside?.writeAndFlush(NIOAny(ByteBuffer(string: text)), promise: nil)
    }

    // MARK: What goes out

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard !isEnding else {
            promise?.fail(ChannelError.ioOnClosedChannel)
            return
        }
        switch unwrapOutboundIn(data) {
        case .head(let head):
            isAnswering = true
            if head.headerFields[.connection]?.lowercased() == "close" { isLast = true }
        case .body: break
        case .end:
            unanswered -= 1
            isAnswering = false
            if unanswered > 0 { begin = .now() }
            if isLast {
                context.writeAndFlush(data, promise: promise)
                return end(context)
            }
            context.write(data, promise: promise)
            if unanswered == 0, let pending { return fail(pending, context) }
            waitForRest(context)
            return
        }
        context.write(data, promise: promise)
    }

    /// Answers what cannot be handled, once what came before it is answered, and ends the connection.
    private func fail(_ failure: Failure, _ context: ChannelHandlerContext) {
        stop()
        guard !isEnding else { return }
        guard unanswered == 0 else {
            pending = failure
            return
        }
        let body = failure.body
        let id = RequestID.new
        var head = [
            "HTTP/1.1 \(failure.status.code) \(failure.status.reasonPhrase)", "Content-Type: application/json",
            "Content-Length: \(body.count)", "Cache-Control: no-store", "Connection: close", "Date: \(date.text())",
            "X-Request-Id: \(id)", "X-Content-Type-Options: nosniff",
        ]
        head += failure.headers.map { "\($0.name.rawName): \($0.value)" }
        send(head.joined(separator: "\r\n") + "\r\n\r\n" + String(decoding: body, as: UTF8.self), context)
        telemetry.answeredUnread(failure.status, id: id, after: .nanoseconds((.now() - arrival).nanoseconds))
        end(context)
    }

    /// Ends a connection: says so to the caller, and reads on for a moment.
    ///
    /// Closed at once, what has come and was not read would have the caller's system throw the answer away.
    private func end(_ context: ChannelHandlerContext) {
        isEnding = true
        context.close(mode: .output, promise: nil)
        start(.seconds(2), context) { _, context in context.close(promise: nil) }
        context.read()
    }

    // MARK: Time

    /// Notes that a request begins to be handled.
    ///
    /// One timer looks after many requests: to set one for each would cost more than it is worth.
    private func handlingBegins(_ context: ChannelHandlerContext) {
        guard let limit = limits.handlingTimeout else { return }
        begin = .now()
        if watch == nil { look(in: TimeAmount(limit), context) }
    }

    private func look(in time: TimeAmount, _ context: ChannelHandlerContext) {
        let confined = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        watch = context.eventLoop.scheduleTask(in: time) {
            let (guardian, context) = confined.value
            guardian.watch = nil
            guardian.lookForLate(context)
        }
    }

    private func lookForLate(_ context: ChannelHandlerContext) {
        guard let limit = limits.handlingTimeout, unanswered > 0, !isEnding else { return }
        let rest = begin + TimeAmount(limit) - .now()
        guard rest <= .zero else { return look(in: rest, context) }
        overdue.cancel()
        guard !isAnswering else { return context.close(promise: nil) }
        // What was asked behind it is not answered any more either.
        unanswered = 0
        fail(.unavailable("the request took longer than \(limit.told)"), context)
    }

    private func start(
        _ limit: Duration,
        _ context: ChannelHandlerContext,
        _ action: @escaping (ConnectionGuard, ChannelHandlerContext) -> Void
    ) {
        stop()
        let (loop, confined) = (context.eventLoop, NIOLoopBound((self, context, action), eventLoop: context.eventLoop))
        timer = loop.scheduleTask(in: TimeAmount(limit)) {
            let (guardian, context, action) = confined.value
            action(guardian, context)
        }
    }

    private func stop() {
        timer?.cancel()
        timer = nil
    }
}

private let expectField = HTTPField.Name("Expect")

/// Tells the guard when bytes come, which only what stands before the codec sees.
final class ByteWatch: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer

    private let guardian: ConnectionGuard

    init(_ guardian: ConnectionGuard) {
        self.guardian = guardian
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guardian.bytesArrived()
        context.fireChannelRead(data)
    }
}
