"""Things that several scenes show: sky, trees, windows, cars, bicycles, bags."""

from renodesk.photos.scenery.canvas import HEIGHT, WIDTH, Canvas, area
from renodesk.photos.scenery.plane import Plane

CAR_COLOURS = ("white", "grey", "steel dark", "blue", "red", "black")


def sky(canvas: Canvas, horizon: float, top: str = "sky", low: str = "haze") -> None:
    """Fill everything above the horizon."""
    canvas.fade(area(0, 0, WIDTH, horizon), top, low)
    if top == "sky":
        for _ in range(5):
            x, y = canvas.random.uniform(0, WIDTH), canvas.random.uniform(0, horizon * 0.6)
            canvas.glow(x, y, canvas.random.uniform(140, 320), "white", 0.45)


def ground(canvas: Canvas, horizon: float, near: str, far: str) -> None:
    """Fill everything below the horizon."""
    canvas.fade(area(0, horizon, WIDTH, HEIGHT), far, near)
    canvas.stain(area(0, horizon, WIDTH, HEIGHT), "black", 0.16, 30)


def tree(canvas: Canvas, x: float, foot: float, height: float) -> None:
    """Draw a broad-leaved tree standing at (x, foot)."""
    random, crown = canvas.random, height * 0.36
    canvas.shade(area(x - crown, foot - height * 0.03, x + crown, foot + height * 0.05), 0.35, soft=18)
    canvas.fade(
        [
            (x - height * 0.03, foot),
            (x - height * 0.015, foot - height * 0.6),
            (x + height * 0.02, foot - height * 0.6),
            (x + height * 0.035, foot),
        ],
        "wood",
        "soil",
    )
    middle = foot - height * 0.68
    for shade in ("leaf dark", "leaf dark", "leaf", "leaf", "grass"):
        lift = {"leaf dark": 0.10, "leaf": -0.05, "grass": -0.16}[shade] * crown
        for _ in range(70):
            dx, dy = random.gauss(0, 0.38), random.gauss(0, 0.34)
            if dx * dx + dy * dy < 0.62:
                radius = crown * random.uniform(0.06, 0.17)
                canvas.disc(
                    x + dx * crown, middle + lift + dy * crown, radius, shade, random.uniform(0.5, 0.9)
                )


def window(canvas: Canvas, wall: Plane, left: float, top: float, right: float, bottom: float) -> None:
    """Draw a window with frame, two panes and a sill on a wall, sometimes with a cage or a cooler below."""
    random, wide, tall = canvas.random, right - left, bottom - top
    canvas.shape(
        wall.rect(left - wide * 0.05, top - tall * 0.05, right + wide * 0.05, bottom + tall * 0.09), "white"
    )
    canvas.fade(wall.rect(left, top, right, bottom), "glass dark", random.choice(("glass", "steel dark")))
    canvas.line(wall.path([(left + wide / 2, top), (left + wide / 2, bottom)]), "white", 3)
    if random.random() < 0.3:
        for step in range(1, 8):
            at = left + wide * step / 8
            canvas.line(wall.path([(at, top), (at, bottom)]), "steel", 1.5)
        for share in (0.02, 0.35, 0.68, 1):
            canvas.line(wall.path([(left, top + tall * share), (right, top + tall * share)]), "steel", 1.5)
    if random.random() < 0.4:
        low = bottom + tall * 0.16
        canvas.fade(wall.rect(left + wide * 0.2, low, left + wide * 0.75, low + tall * 0.34), "white", "grey")
        stain = wall.rect(left + wide * 0.25, low + tall * 0.34, left + wide * 0.7, low + tall * 0.75)
        canvas.shade(stain, 0.3, "rust", soft=5)


def car(canvas: Canvas, x: float, foot: float, width: float, colour: str) -> None:
    """Draw a parked car from behind."""
    body = Plane.through(area(x - width / 2, foot - width * 0.78, x + width / 2, foot))
    canvas.shade(
        area(x - width * 0.55, foot - width * 0.08, x + width * 0.55, foot + width * 0.06), 0.6, soft=12
    )
    for left in (0.06, 0.78):
        canvas.shape(body.rect(left, 0.8, left + 0.16, 1), "black")
    canvas.shape(body.path([(0.08, 0.48), (0.19, 0), (0.81, 0), (0.92, 0.48)]), colour)
    canvas.fade(body.path([(0.15, 0.44), (0.23, 0.07), (0.77, 0.07), (0.85, 0.44)]), "glass", "glass dark")
    (left, top), _corner, (right, bottom), _other = body.rect(0.03, 0.42, 0.97, 0.9)
    canvas.box(left, top, right, bottom, colour, width * 0.08)
    canvas.shade(body.rect(0.04, 0.7, 0.96, 0.9), 0.3, soft=6)
    for left in (0.06, 0.78):
        canvas.shape(body.rect(left, 0.52, left + 0.16, 0.62), "red")
    canvas.shape(body.rect(0.36, 0.64, 0.64, 0.75), "blue")
    canvas.line(body.path([(0.2, 0.46), (0.8, 0.46)]), "haze", 2)


def electric_bike(canvas: Canvas, x: float, foot: float, size: float, colour: str) -> None:
    """Draw an electric bike from the side."""
    wheel = size * 0.2
    canvas.shade(area(x - size * 0.6, foot - 10, x + size * 0.6, foot + 16), 0.5, soft=10)
    for side in (-0.38, 0.38):
        canvas.ring(x + side * size, foot - wheel, wheel, "black", size * 0.045)
        canvas.ring(x + side * size, foot - wheel, wheel * 0.7, "steel", 2)
        canvas.disc(x + side * size, foot - wheel, wheel * 0.3, "steel dark")
    deck, seat, front = foot - wheel * 1.1, foot - size * 0.56, x + size * 0.24
    canvas.shape(
        [
            (x - size * 0.5, foot - size * 0.36),
            (x - size * 0.36, seat),
            (x - size * 0.02, seat + size * 0.04),
            (x + size * 0.02, deck - 8),
            (front, deck - 12),
            (front + size * 0.02, foot - size * 0.66),
            (front + size * 0.1, foot - size * 0.64),
            (front + size * 0.14, deck + 8),
            (x - size * 0.2, deck + 10),
        ],
        colour,
    )
    canvas.box(x - size * 0.4, seat - size * 0.06, x + size * 0.0, seat + size * 0.02, "black", size * 0.03)
    canvas.line(
        [(front + size * 0.14, foot - wheel), (front + size * 0.03, foot - size * 0.78)], "steel dark", 9
    )
    canvas.line(
        [(front - size * 0.1, foot - size * 0.8), (front + size * 0.06, foot - size * 0.76)], "black", 10
    )
    canvas.disc(front + size * 0.1, foot - size * 0.6, size * 0.045, "white")


def bag(canvas: Canvas, x: float, y: float, size: float, colour: str) -> None:
    """Draw a tied rubbish bag lying on the ground."""
    canvas.shade(area(x - size, y + size * 0.2, x + size, y + size * 0.75), 0.5, soft=8)
    canvas.shape(
        [(x, y - size * 0.5), (x - size * 0.2, y - size * 0.95), (x + size * 0.25, y - size * 0.9)], colour
    )
    canvas.disc(x, y, size, colour, 0.68)
    canvas.disc(x + size * 0.45, y + size * 0.12, size * 0.62, colour, 0.8)
    for fold in (-0.5, -0.1, 0.35):
        canvas.line([(x, y - size * 0.5), (x + fold * size, y + size * 0.3)], "grey", 2)


def carton(canvas: Canvas, x: float, foot: float, size: float) -> None:
    """Draw a cardboard box."""
    top, slope = foot - size * 0.75, size * 0.22
    canvas.shade(area(x - size * 0.1, foot - 12, x + size * 1.3, foot + 14), 0.5, soft=10)
    canvas.fade(area(x, top, x + size, foot), "card", "wood")
    canvas.shape(
        [(x, top), (x + slope, top - slope), (x + size + slope, top - slope), (x + size, top)], "card"
    )
    right = [
        (x + size, top),
        (x + size + slope, top - slope),
        (x + size + slope, foot - slope),
        (x + size, foot),
    ]
    canvas.fade(right, "wood", "soil")
    canvas.box(x + size * 0.42, top, x + size * 0.56, foot - size * 0.45, "paper")
    canvas.line([(x, top), (x + size, top)], "soil", 2)


def brick_wall(canvas: Canvas, left: float, top: float, right: float, bottom: float, course: float) -> None:
    """Fill an upright rectangle with bricks of the given course height."""
    canvas.fade(area(left, top, right, bottom), "mortar", "plaster dark")
    row, y = 0, float(top)
    while y < bottom:
        x = left - (course * 1.4 if row % 2 else 0)
        while x < right:
            x0, x1 = max(left, x), min(right, x + course * 2.6)
            if x1 > x0:
                canvas.box(x0, y, x1, min(bottom, y + course * 0.86), "brick")
                if canvas.random.random() < 0.4:
                    tint = canvas.random.choice(("black", "plaster", "rust"))
                    canvas.shade(area(x0, y, x1, min(bottom, y + course * 0.86)), 0.22, tint)
            x += course * 2.8
        row, y = row + 1, y + course
