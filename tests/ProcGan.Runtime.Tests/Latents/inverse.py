#!/usr/bin/python3
"""High-precision roots of the normal CDF. Needs python3-mpmath. usage: inverse.py > inverse.txt"""
import mpmath as m

m.mp.dps = 50
for p in ['1e-300', '1e-100', '1e-30', '1.3887943864964e-11', '1e-10', '1e-5', '0.001', '0.0749', '0.0751', '0.1', '0.25', '0.4', '0.49999',
          '0.50001', '0.6', '0.9249', '0.9251', '0.999', '0.9999999']:
    q = m.mpf(float(p))                                     # the double that the library is given
    x = m.sqrt(2) * m.erfinv(2 * q - 1) if q > m.mpf('1e-40') else -m.sqrt(-2 * m.log(q))
    x = m.findroot(lambda t: m.log(m.erfc(-t / m.sqrt(2)) / 2) - m.log(q), x)
    print(p, m.nstr(x, 30))
