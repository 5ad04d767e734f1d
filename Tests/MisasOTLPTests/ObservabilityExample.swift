import BankingSystem
import Misas
import MisasOTLP
import Testing

/// What docs/Observability.md shows.
@Suite("The documentation's example")
struct ObservabilityExample {
    @Test("builds a system that exports")
    func example() throws {
        let configuration = try OTLPConfiguration(for: (name: "banking", version: "1.0.0", environment: .production))
        let exporter = OTLPExporter(configuration)
        let system = try Bank.system([.otlp(exporter)])
        #expect(system.name == "banking")
        #expect(exporter.statistics.spans.exported == 0)
    }
}
