"""The plane of the map: Equal Earth (Šavrič, Patterson and Jenny 2019), which keeps areas true.

The same figures as in front/plugins/world.js, which draws the countries.
"""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

WIDTH, HEIGHT, SCALE = 960, 468, 177
_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_M = sqrt(3) / 2


def project(longitude: float, latitude: float) -> tuple[float, float]:
    """Where a point of the earth lies on the drawing, in pixels from its top left corner.

    >>> project(0, 0)
    (480.0, 234.0)
    """
    angle = asin(_M * sin(radians(latitude)))
    square = angle * angle
    sixth = square**3
    x = radians(longitude) * cos(angle) / (_M * (_A1 + 3 * _A2 * square + sixth * (7 * _A3 + 9 * _A4 * square)))
    y = angle * (_A1 + _A2 * square + sixth * (_A3 + _A4 * square))
    return WIDTH / 2 + SCALE * x, HEIGHT / 2 - SCALE * y
