"""Juesuan (决算): the warehouse of Chinese government final accounts."""
