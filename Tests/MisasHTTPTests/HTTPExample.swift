import BankingSystem
import Misas
import MisasHTTP

/// What docs/HTTP.md shows.
func runBank(on stores: any Stores, tellers: [String: String]) async throws {
    var options = HTTPOptions(port: 8080)
    options.authentication = BearerAuthentication { token in
        guard let teller = tellers[token] else { throw AuthenticationFailed("unknown token") }
        return Caller(user: teller, roles: ["teller"])
    }
    options.operations = .init(role: "operator")
    let system = try Bank.system([.stores(stores), .entryPoint(.http("http", options)), .entryPoint(.processing())])
    try await system.run()
}
