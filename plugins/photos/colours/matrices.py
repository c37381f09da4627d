"""Matrices of colours: from light of one set of primaries to that of another."""

from plugins.photos.colours.meaning import Chromaticities

Vector = tuple[float, float, float]
Matrix = tuple[Vector, Vector, Vector]
D50: Vector = (0.9642, 1.0, 0.8249)  # the white of profiles, ICC.1, 7.2.16
# Bradford's, which tells what another white does (ICC.1, annex E).
_BRADFORD: Matrix = (
    (0.8951, 0.2664, -0.1614), (-0.7502, 1.7135, 0.0367), (0.0389, -0.0685, 1.0296),
)  # fmt: skip


def times(one: Matrix, other: Matrix) -> Matrix:
    """Return the product of two matrices."""
    first, second, third = (applied(one, column) for column in zip(*other, strict=True))
    return _of_columns(first, second, third)


def applied(matrix: Matrix, vector: tuple[float, ...]) -> Vector:
    """Return the product of a matrix and a vector."""
    (a, b, c), (d, e, f), (g, h, i) = matrix
    x, y, z = vector
    return a * x + b * y + c * z, d * x + e * y + f * z, g * x + h * y + i * z


def inverse(matrix: Matrix) -> Matrix:
    """Return what undoes a matrix; ZeroDivisionError where nothing does."""
    (a, b, c), (d, e, f), (g, h, i) = matrix
    whole = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g)
    return (
        ((e * i - f * h) / whole, (c * h - b * i) / whole, (b * f - c * e) / whole),
        ((f * g - d * i) / whole, (a * i - c * g) / whole, (c * d - a * f) / whole),
        ((d * h - e * g) / whole, (b * g - a * h) / whole, (a * e - b * d) / whole),
    )


def to_d50(primaries: Chromaticities) -> Matrix:
    """Return the matrix from light of these primaries to CIE XYZ under D50."""
    rx, ry, gx, gy, bx, by, wx, wy = primaries
    white = wx / wy, 1.0, (1 - wx - wy) / wy
    columns = _of_columns(_xyz(rx, ry), _xyz(gx, gy), _xyz(bx, by))
    amounts = applied(inverse(columns), white)
    return times(_adapted(white), times(columns, _diagonal(amounts)))


def _adapted(white: Vector) -> Matrix:
    seen, wanted = applied(_BRADFORD, white), applied(_BRADFORD, D50)
    red, green, blue = (a / b for a, b in zip(wanted, seen, strict=True))
    return times(inverse(_BRADFORD), times(_diagonal((red, green, blue)), _BRADFORD))


def _xyz(x: float, y: float) -> Vector:
    return x, y, 1 - x - y


def _diagonal(values: Vector) -> Matrix:
    a, b, c = values
    return (a, 0.0, 0.0), (0.0, b, 0.0), (0.0, 0.0, c)


def _of_columns(one: Vector, two: Vector, three: Vector) -> Matrix:
    x, y, z = zip(one, two, three, strict=True)
    return x, y, z
