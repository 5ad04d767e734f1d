internal import SwiftProtobuf

/// Writes metrics as collectors read them.
struct MetricEncoding: Sendable {
    typealias Metric = Opentelemetry_Proto_Metrics_V1_Metric

    let resource: Opentelemetry_Proto_Resource_V1_Resource
    /// Since when it is measured, in nanoseconds since 1970.
    let start: UInt64

    func encode(_ points: [(key: PointKey, value: PointValue)], at time: UInt64) throws -> [UInt8] {
        let groups = Dictionary(grouping: points, by: \.key.name).sorted { $0.key < $1.key }
        let request = Opentelemetry_Proto_Collector_Metrics_V1_ExportMetricsServiceRequest.with { request in
            request.resourceMetrics = [
                .with { group in
                    group.resource = resource
                    group.scopeMetrics = [
                        .with { group in
                            group.scope = .misas
                            group.metrics = groups.map { metric($0.key, $0.value, at: time) }
                        }
                    ]
                }
            ]
        }
        return try request.serializedBytes()
    }

    /// How many points an answer says that the collector has not taken.
    static func rejected(_ answer: [UInt8]) -> Int {
        let read = try? Opentelemetry_Proto_Collector_Metrics_V1_ExportMetricsServiceResponse(serializedBytes: answer)
        return Int(read?.partialSuccess.rejectedDataPoints ?? 0)
    }

    private func metric(_ name: String, _ points: [(key: PointKey, value: PointValue)], at time: UInt64) -> Metric {
        .with { metric in
            metric.name = name
            for (key, value) in points {
                switch value {
                case .integerSum(let sum): metric.sum.add(number(key, time) { $0.asInt = sum })
                case .doubleSum(let sum): metric.sum.add(number(key, time) { $0.asDouble = sum })
                case .gauge(let value): metric.gauge.dataPoints.append(number(key, time) { $0.asDouble = value })
                case .histogram(let histogram):
                    if histogram.isInSeconds { metric.unit = "s" }
                    metric.histogram.aggregationTemporality = .cumulative
                    metric.histogram.dataPoints.append(point(key, time, histogram))
                }
            }
        }
    }

    private func number(
        _ key: PointKey,
        _ time: UInt64,
        _ set: (inout Opentelemetry_Proto_Metrics_V1_NumberDataPoint) -> Void
    ) -> Opentelemetry_Proto_Metrics_V1_NumberDataPoint {
        .with { point in
            point.attributes = KeyValue.list(key.attributes)
            point.startTimeUnixNano = start
            point.timeUnixNano = time
            set(&point)
        }
    }

    private func point(
        _ key: PointKey,
        _ time: UInt64,
        _ histogram: Histogram
    ) -> Opentelemetry_Proto_Metrics_V1_HistogramDataPoint {
        .with { point in
            point.attributes = KeyValue.list(key.attributes)
            point.startTimeUnixNano = start
            point.timeUnixNano = time
            point.count = histogram.count
            point.sum = histogram.sum
            point.min = histogram.least
            point.max = histogram.most
            point.bucketCounts = histogram.counts
            point.explicitBounds = histogram.bounds
        }
    }
}

extension Opentelemetry_Proto_Metrics_V1_Sum {
    fileprivate mutating func add(_ point: Opentelemetry_Proto_Metrics_V1_NumberDataPoint) {
        isMonotonic = true
        aggregationTemporality = .cumulative
        dataPoints.append(point)
    }
}
