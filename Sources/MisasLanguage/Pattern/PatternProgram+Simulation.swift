extension PatternProgram {
    /// The places at the start of a text.
    func startingPlaces() -> PatternPlaces {
        var places = PatternPlaces(self)
        places.add(0, of: self, isAtStart: true, isAtEnd: false)
        return places
    }

    /// Moves all places over a scalar of a class, and starts once more: a match may begin anywhere.
    func advance(_ waiting: [Int], over scalarClass: Int, into places: inout PatternPlaces) {
        places.clear()
        for place in waiting {
            guard case .scalars(let set) = instructions[place], contains(set, scalarClass) else { continue }
            places.add(place + 1, of: self, isAtStart: false, isAtEnd: false)
        }
        places.add(0, of: self, isAtStart: false, isAtEnd: false)
    }

    /// Searches a text, place by place.
    ///
    /// - Returns: Whether the pattern matches, and the work done: at most a small multiple of the number of
    ///   instructions for each scalar.
    func simulate(_ text: String) -> (isMatch: Bool, steps: Int) {
        var places = startingPlaces()
        var next = PatternPlaces(self)
        var isAtStart = true
        for scalar in text.unicodeScalars {
            if places.isMatch { return (true, places.steps + next.steps) }
            advance(places.waiting, over: alphabet.classOf(scalar.value), into: &next)
            swap(&places, &next)
            isAtStart = false
        }
        let isMatch = places.isMatch || places.matchesAtEnd(of: self, isAtStart: isAtStart)
        return (isMatch, places.steps + next.steps)
    }
}
