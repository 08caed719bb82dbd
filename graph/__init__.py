"""From claims to a graph: workspace, resolution, flows, stores, exports."""
