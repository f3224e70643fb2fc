"""Makes the dependency graph for each line of input; prints the nanoseconds it took."""

import sys
from time import perf_counter_ns

edges = [tuple(map(int, edge.split())) for edge in input().split(",")]
if sys.argv[1] == "networkx":
    import networkx

    def make():
        graph = networkx.DiGraph()
        for lead, other, task in edges:
            if graph.has_edge(lead, other):
                graph[lead][other]["tasks"].append(task)
            else:
                graph.add_edge(lead, other, tasks=[task])
        return graph
else:
    import rustworkx

    units = max(max(edge[:2]) for edge in edges) + 1

    def make():
        graph = rustworkx.PyDiGraph()
        graph.add_nodes_from(range(units))
        tasks = {}
        for lead, other, task in edges:
            tasks.setdefault((lead, other), []).append(task)
        graph.add_edges_from([(*ends, own) for ends, own in tasks.items()])
        return graph


for _ in sys.stdin:
    start = perf_counter_ns()
    graph = make()
    print(perf_counter_ns() - start, flush=True)
