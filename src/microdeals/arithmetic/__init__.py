"""Elementary functions of our own, so that the same seed is the same world on every machine.

    exponential     exp
    logarithm       log, log1p
    error_function  erf
    bits            exact scaling by powers of two
    constants       tables and constants, from whole numbers

Those of the C library differ in their last bits between libraries and between processors. These are made
only of + - * / and exact scaling, each rounded as IEEE 754 says, in an order that no compiler may change,
so compiled, interpreted and in a browser they give the same bits. None is off by as much as one unit in the
last place (ulp). Unlike those of ``math`` they raise nothing: where a function has no value it is nan, and
where it is beyond the largest float it is infinite.
"""
