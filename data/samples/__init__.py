"""Simulated reports of Lạng Sơn, 2018 to 2020, from a fixed seed: to try the dashboard, never to inform."""
