"""Figures of a result, for paper and screen: matplotlib, Okabe-Ito, always a shape beside a colour."""
