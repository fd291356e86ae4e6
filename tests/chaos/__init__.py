"""Faults on purpose: nights are disturbed, and their rows held to those of an undisturbed one."""
