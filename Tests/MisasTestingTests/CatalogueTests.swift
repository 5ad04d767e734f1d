import MisasTesting
import Testing

@Suite("The list of what event stores get wrong")
struct CatalogueTests {
    @Test("has the numbers 1 to 71, each with what it is about")
    func numbers() {
        #expect(Catalogue.all.map(\.number) == Array(1...71))
        #expect(Catalogue.all.allSatisfy { !$0.about.isEmpty })
    }

    @Test("is covered by the kit but for what is tested elsewhere, for a reason")
    func coverage() {
        let scenarios = StoreConformance.all + StoreConformance.processing
        let covered = Set(scenarios.flatMap(\.covers) + StoreConformance.clock.flatMap(\.covers))
        #expect(covered.sorted() == Catalogue.all.filter(\.coverage.isInKit).map(\.number))
        for entry in Catalogue.all {
            switch entry.coverage {
            case .kit: continue
            case .partly(let reason), .elsewhere(let reason): #expect(!reason.isEmpty, "\(entry.number)")
            }
        }
    }

    @Test("is covered by more than the clock's scenarios, which not every store can run")
    func coverageWithoutClock() {
        let covered = Set(StoreConformance.all.flatMap(\.covers))
        #expect(covered.isSuperset(of: StoreConformance.clock.flatMap(\.covers)))
    }
}
