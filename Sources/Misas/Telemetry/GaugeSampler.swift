internal import ServiceLifecycle

/// Shows again and again how a system's processors and stores are doing.
struct GaugeSampler: Service {
    /// From one look to the next.
    private static let interval = Duration.seconds(10)

    let processors: Processors
    let stores: any Stores
    let meters: Meters

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                await sample()
                try? await Task.sleep(for: Self.interval)
            }
        }
    }

    /// Looks once.
    func sample() async {
        for gauge in await stores.gauges() {
            meters.set(gauge.name, gauge.value, gauge.dimensions.sorted { $0.key < $1.key })
        }
        // Stores that do not answer show in other ways.
        guard let statuses = try? await processors.list() else { return }
        for status in statuses { show(status) }
    }

    private func show(_ status: ProcessorStatus) {
        let name = [(TelemetryKey.processor, status.name)]
        meters.set("misas.processor.lag", status.lag / .seconds(1), name)
        meters.set("misas.processor.positions_behind", Double(status.positionsBehind), name)
        meters.set("misas.processor.parked_events", Double(status.parkedEvents), name)
        for health in ProcessorStatus.Health.allCases {
            let count = status.partitions.count { $0.health == health }
            meters.set(
                "misas.processor.partitions",
                Double(count),
                name + [("misas.processor.health", health.rawValue)]
            )
        }
    }
}
