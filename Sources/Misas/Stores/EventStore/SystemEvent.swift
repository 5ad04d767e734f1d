/// The types of the events that a store itself writes, to ``StreamName/systemStreams``.
///
/// Their data is `{"stream": name, "version": n}`: the stream, and the version that it was at. That of
/// ``streamTruncated`` has `"before": n` besides, the oldest version that was kept.
public enum SystemEvent {
    /// A stream lost its oldest events.
    public static let streamTruncated = "$misas.stream_truncated"
    /// A stream was deleted.
    public static let streamDeleted = "$misas.stream_deleted"
    /// A stream was archived.
    public static let streamArchived = "$misas.stream_archived"

    static func data(
        stream: StreamName,
        version: StreamVersion,
        before: StreamVersion? = nil
    ) -> [UInt8] {
        var text = #"{"stream":""#
        // A name has no control characters, so that only these two need an escape.
        for scalar in stream.name.unicodeScalars {
            if scalar == "\"" || scalar == "\\" { text.unicodeScalars.append("\\") }
            text.unicodeScalars.append(scalar)
        }
        text += "\",\"version\":\(version)"
        if let before { text += ",\"before\":\(before)" }
        return Array((text + "}").utf8)
    }
}
