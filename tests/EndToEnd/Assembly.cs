// One group trades as fast as it can, the other waits for bw most of the time: together they fill two cores.
[assembly: CollectionBehavior(MaxParallelThreads = 2)]
