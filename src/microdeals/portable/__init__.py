"""The rules as one WebAssembly module, which runs at once wherever its runtime does.

    engine.wasm  all rules and loops, compiled by ``make engine``, with the digest of their source
    reading      the file becomes a checked module
    instance     one copy of it with a memory of its own: arrays in, a call, arrays out
    runner       which engine answers: the module, machine code or plain Python

All of them give the same bits. The module is ready in a tenth of a second, machine code of this very
processor is half again as fast and takes half a minute to compile, once.
"""
