/// The prediction store as a system's handlers reach it.
struct WorkPredictionStore: PredictionStoreWrapper {
    let base: any PredictionStore

    /// The schedule of the transaction that the task works in, else of the store.
    var scheduling: any PredictionSchedule { UnitOfWork.current?.predictions ?? base }
}
