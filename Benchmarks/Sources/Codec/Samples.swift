import FoundationEssentials
import Misas

/// The values that are encoded and decoded.
///
/// Their dates are whole seconds, which is all that Foundation's ISO 8601
/// strategy keeps.
enum Samples {
    static let flat = OrderPaid(
        order: UUID(
            uuid: (0x01, 0x9A, 0xAD, 0x2C, 0x6E, 0x40, 0x7C, 0x11, 0x93, 0x5B, 0xD1, 0x0E, 0x4F, 0x8A, 0x27, 0xB6)
        ),
        name: "Marguerite Beauchêne",
        count: 1_742,
        isPaid: true,
        total: Decimal(1_299_995) / 100,
        note: "to be left with the neighbour",
        at: Date(timeIntervalSinceReferenceDate: 785_570_100)
    )

    static let nested = Order(
        order: flat.order,
        customer: flat.name,
        lines: (0..<20).map { index in
            Line(
                product: flat.order,
                title: "Article number \(index), in a box",
                count: index + 1,
                price: Decimal(1_995 + index) / 100,
                currency: Currency.allCases[index % Currency.allCases.count]
            )
        },
        notes: ["door": "the green one", "floor": "3", "ring": "twice", "dog": "yes, but friendly"],
        payment: .transfer(Transfer(account: "DE75512108001245126199", reference: 90_210)),
        at: flat.at
    )

    /// The members of `flat` as PostgreSQL's `jsonb` gives them back: short names first, then by their bytes, with a
    /// space behind each colon and comma.
    static let flatInStoredOrder = Array(
        """
        {"at": "2025-11-23T05:55:00Z", "name": "Marguerite Beauchêne", "note": "to be left with the neighbour", \
        "count": 1742, "order": "019aad2c-6e40-7c11-935b-d10e4f8a27b6", "total": "12999.95", "isPaid": true}
        """.utf8
    )
}
