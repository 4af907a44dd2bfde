"""Benchmarks: what is measured beside what, each in one run, so that its ratios hold on any machine."""
