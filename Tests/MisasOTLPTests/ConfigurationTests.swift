import Misas
import MisasOTLP
import Testing

@Suite("The variables of OpenTelemetry")
struct ConfigurationTests {
    private func read(_ variables: [String: String]) throws(OTLPConfigurationError) -> OTLPConfiguration {
        try OTLPConfiguration(for: (name: "bank", version: "1.2.3", environment: .production), reading: variables)
    }

    @Test("Without any, all goes to a collector on the same machine, as the specification has it")
    func none() throws {
        let configuration = try read([:])
        #expect(configuration.traces.endpoint == "http://localhost:4318/v1/traces")
        #expect(configuration.metrics.endpoint == "http://localhost:4318/v1/metrics")
        #expect(configuration.logs.endpoint == "http://localhost:4318/v1/logs")
        #expect(configuration.traces.timeout == .seconds(10))
        #expect(configuration.spanBatching == .init(delay: .seconds(5), queueSize: 2048, batchSize: 512))
        #expect(configuration.metricInterval == .seconds(60))
        #expect(configuration.sampler == .parentBased(.alwaysOn))
        #expect(configuration.resource["service.name"] == "bank")
        #expect(configuration.resource["service.version"] == "1.2.3")
        #expect(configuration.resource["deployment.environment.name"] == "production")
        #expect(!configuration.isDisabled)
    }

    @Test("Each says what it is for")
    func all() throws {
        let configuration = try read([
            "OTEL_SDK_DISABLED": "true",
            "OTEL_SERVICE_NAME": "other",
            "OTEL_RESOURCE_ATTRIBUTES": "team=core,place=Z%C3%BCrich,service.version=9",
            "OTEL_EXPORTER_OTLP_ENDPOINT": "https://collector:4318/",
            "OTEL_EXPORTER_OTLP_LOGS_ENDPOINT": "http://logs/in",
            "OTEL_EXPORTER_OTLP_HEADERS": "key=one",
            "OTEL_EXPORTER_OTLP_TRACES_HEADERS": "key=two",
            "OTEL_EXPORTER_OTLP_TIMEOUT": "1500",
            "OTEL_EXPORTER_OTLP_PROTOCOL": "http/protobuf",
            "OTEL_METRICS_EXPORTER": "none",
            "OTEL_TRACES_SAMPLER": "parentbased_traceidratio",
            "OTEL_TRACES_SAMPLER_ARG": "0.25",
            "OTEL_BSP_SCHEDULE_DELAY": "100",
            "OTEL_BSP_MAX_QUEUE_SIZE": "50",
            "OTEL_BSP_MAX_EXPORT_BATCH_SIZE": "500",
            "OTEL_BSP_EXPORT_TIMEOUT": "2000",
            "OTEL_BLRP_MAX_QUEUE_SIZE": "7",
            "OTEL_METRIC_EXPORT_INTERVAL": "5000",
            "OTEL_METRIC_EXPORT_TIMEOUT": "3000",
            "OTEL_SPAN_LINK_COUNT_LIMIT": "3",
            "OTEL_ATTRIBUTE_VALUE_LENGTH_LIMIT": "100",
            "OTEL_SPAN_EVENT_COUNT_LIMIT": "",
        ])
        #expect(configuration.isDisabled)
        #expect(configuration.resource["service.name"] == "other")
        #expect(configuration.resource["service.version"] == "9")
        #expect(configuration.resource["place"] == "Zürich")
        #expect(configuration.traces.endpoint == "https://collector:4318/v1/traces")
        #expect(configuration.logs.endpoint == "http://logs/in")
        #expect(configuration.traces.headers.reveal() == ["key": "two"])
        #expect(configuration.logs.headers.reveal() == ["key": "one"])
        #expect(configuration.logs.timeout == .milliseconds(1500))
        #expect(configuration.traces.isOn)
        #expect(!configuration.metrics.isOn)
        #expect(configuration.sampler == .parentBased(.ratio(0.25)))
        // A batch is never larger than the queue.
        #expect(configuration.spanBatching.batchSize == 50)
        #expect(configuration.spanBatching.timeout == .seconds(2))
        #expect(configuration.logBatching.queueSize == 7)
        #expect(configuration.metricInterval == .seconds(5))
        #expect(configuration.metricTimeout == .seconds(3))
        #expect(configuration.spanLimits.links == 3)
        #expect(configuration.spanLimits.textLength == 100)
        #expect(configuration.spanLimits.events == 128)
    }

    @Test("All that cannot be understood is told at once, with what can be, and without what may be secret")
    func faults() {
        let error = #expect(throws: OTLPConfigurationError.self) {
            try read([
                "OTEL_SDK_DISABLED": "yes",
                "OTEL_EXPORTER_OTLP_ENDPOINT": "user:hunter2@collector",
                "OTEL_EXPORTER_OTLP_TRACES_HEADERS": "hunter2",
                "OTEL_EXPORTER_OTLP_PROTOCOL": "grpc",
                "OTEL_EXPORTER_OTLP_COMPRESSION": "gzip",
                "OTEL_TRACES_EXPORTER": "zipkin",
                "OTEL_TRACES_SAMPLER": "traceidratio",
                "OTEL_TRACES_SAMPLER_ARG": "2",
                "OTEL_BSP_SCHEDULE_DELAY": "-1",
                "OTEL_METRIC_EXPORT_INTERVAL": "often",
            ])
        }
        let told = error?.description ?? ""
        for expected in [
            "OTEL_SDK_DISABLED is yes, and can be true or false",
            "OTEL_EXPORTER_OTLP_ENDPOINT has to be an address that begins with http:// or https://, and names a host",
            "OTEL_EXPORTER_OTLP_TRACES_HEADERS has to be pairs as name=value,name=value",
            "OTEL_EXPORTER_OTLP_PROTOCOL is grpc: telemetry is sent as http/protobuf only",
            "OTEL_EXPORTER_OTLP_COMPRESSION is gzip, and can only be none",
            "OTEL_TRACES_EXPORTER is zipkin, and can be otlp or none",
            "OTEL_TRACES_SAMPLER_ARG is 2, and has to be a number from 0 to 1",
            "OTEL_BSP_SCHEDULE_DELAY is -1, and has to be a number that is not negative",
            "OTEL_METRIC_EXPORT_INTERVAL is often",
        ] {
            #expect(told.contains(expected), "\(told)")
        }
        #expect(!told.contains("hunter2"))
        #expect(error?.faults.count == 9, "each once: \(told)")
    }
}
