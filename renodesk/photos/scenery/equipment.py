"""Scenes of technical things: pipes, fire cabinet, meters, charging bikes."""

from renodesk.photos.scenery.canvas import HEIGHT, WIDTH, Canvas, area
from renodesk.photos.scenery.motifs import brick_wall, carton, electric_bike, ground


def pipes(canvas: Canvas) -> None:
    """A basement with rusted pipes, valves and water on the floor."""
    brick_wall(canvas, 0, 0, WIDTH, 900, 44)
    canvas.shade(area(0, 0, WIDTH, 900), 0.35)
    ground(canvas, 900, "asphalt dark", "concrete dark")
    for y, tall, colour in (
        (130, 110, "steel"),
        (320, 150, "rust"),
        (560, 96, "steel dark"),
        (730, 70, "rust"),
    ):
        canvas.shade(area(0, y + tall, WIDTH, y + tall + 50), 0.5, soft=16)
        canvas.tube(0, y, WIDTH, y + tall, colour)
        canvas.stain(area(0, y, WIDTH, y + tall), "rust", 0.95, 34)
        for x in (230, 760, 1290):
            at = x + canvas.random.uniform(-60, 60)
            canvas.tube(at, y - 14, at + 54, y + tall + 14, colour)
    canvas.tube(1050, 0, 1150, 960, "steel")
    canvas.stain(area(1050, 0, 1150, 960), "rust", 0.8, 30)
    for x, y in ((430, 395), (940, 180)):
        canvas.tube(x - 14, y - 120, x + 14, y, "steel dark")
        canvas.ring(x, y - 130, 74, "red", 18)
        canvas.line([(x - 66, y - 130), (x + 66, y - 130)], "red", 12)
        canvas.line([(x, y - 196), (x, y - 64)], "red", 12)
    canvas.shade([(560, 460), (640, 460), (665, 900), (545, 900)], 0.6, "rust", soft=14)
    for y in range(480, 960, 40):
        canvas.disc(602 + canvas.random.uniform(-4, 4), y, 6, "haze", 1.7)
    canvas.disc(640, 1010, 330, "glass dark", 0.2)
    canvas.disc(620, 1000, 260, "glass", 0.16)
    canvas.glow(1300, 60, 520, "glow", 0.5)


def fire(canvas: Canvas) -> None:
    """A hydrant cabinet and extinguishers, partly blocked by boxes."""
    canvas.fade(area(0, 0, WIDTH, 640), "white", "plaster")
    canvas.fade(area(0, 640, WIDTH, 960), "paint green", "paint green")
    canvas.stain(area(0, 0, WIDTH, 960), "concrete dark", 0.5, 90)
    ground(canvas, 960, "concrete dark", "concrete")
    canvas.shade(area(390, 170, 1010, 850), 0.4, soft=18)
    canvas.box(380, 150, 1000, 830, "red", 10)
    canvas.fade(area(420, 270, 960, 790), "glass", "glass dark")
    for radius in (150, 122, 94, 66, 38):
        canvas.ring(640, 520, radius, "paper" if radius % 4 else "plaster dark", 18)
    canvas.tube(850, 330, 900, 700, "red")
    canvas.disc(875, 480, 40, "yellow")
    canvas.shade([(420, 270), (600, 270), (470, 790), (420, 790)], 0.2, "white")
    canvas.write(690, 208, "消 火 栓", 70, "white")
    canvas.box(965, 470, 985, 560, "steel")
    for x in (1130, 1270):
        canvas.shade(area(x - 20, 930, x + 120, 990), 0.5, soft=12)
        canvas.tube(x, 640, x + 96, 960, "red")
        canvas.box(x + 30, 590, x + 66, 650, "black", 6)
        canvas.line([(x + 60, 600), (x + 112, 640), (x + 104, 800)], "black", 12)
        canvas.box(x + 14, 740, x + 82, 840, "paper", 4)
        canvas.write(x + 48, 790, "灭火", 24, "red")
    carton(canvas, 160, 1080, 300)
    carton(canvas, 520, 1110, 250)
    carton(canvas, 250, 860, 190)
    canvas.box(1130, 190, 1470, 330, "green", 10)
    canvas.write(1300, 256, "安全出口", 58, "white")


def meter(canvas: Canvas) -> None:
    """A meter cabinet with an open door and wires pulled across."""
    canvas.fade(area(0, 0, WIDTH, HEIGHT), "plaster", "plaster dark")
    canvas.stain(area(0, 0, WIDTH, HEIGHT), "concrete dark", 0.6, 100)
    canvas.shade(area(270, 190, 1230, 1040), 0.45, soft=22)
    canvas.box(250, 160, 1210, 1020, "steel", 8)
    canvas.fade(area(285, 195, 1175, 985), "steel dark", "asphalt dark")
    canvas.fade([(1210, 160), (1480, 90), (1480, 1090), (1210, 1020)], "steel", "grey", sideways=True)
    canvas.stain([(1210, 160), (1480, 90), (1480, 1090), (1210, 1020)], "rust", 0.7, 40)
    canvas.shape([(1300, 330), (1390, 316), (1390, 470), (1300, 474)], "yellow")
    canvas.write(1345, 396, "电", 60, "black")
    for at in range(12):
        x, y = 320 + at % 4 * 212, 230 + at // 4 * 245
        canvas.box(x, y, x + 180, y + 190, "white", 12)
        canvas.box(x + 24, y + 26, x + 156, y + 84, "black", 4)
        canvas.write(x + 90, y + 53, f"{canvas.random.randint(10_000, 99_999)}", 30, "green")
        canvas.disc(x + 90, y + 126, 26, "steel")
        canvas.disc(x + 90, y + 126, 10, "red")
    for at in range(16):
        points = [(canvas.random.uniform(320, 1150), 0.0 if at % 2 else 980.0)]
        for _ in range(7):
            points.append(
                (points[-1][0] + canvas.random.gauss(0, 60), points[-1][1] + (80 if at % 2 else -70))
            )
        canvas.line(points, ("cable", "red", "yellow", "blue", "cable")[at % 5], 6)
    canvas.line([(0, 240), (280, 300), (640, 200), (1100, 330), (1600, 180)], "cable", 12)


def ebike(canvas: Canvas) -> None:
    """Electric bikes charged by wires hung out of a window."""
    brick_wall(canvas, 0, 0, WIDTH, 860, 40)
    canvas.stain(area(0, 0, WIDTH, 860), "black", 0.35, 120)
    ground(canvas, 860, "concrete dark", "concrete")
    canvas.box(960, 40, 1360, 330, "white", 4)
    canvas.fade(area(985, 65, 1335, 305), "glass dark", "glass")
    canvas.line([(1160, 65), (1160, 305)], "white", 12)
    canvas.fade([(0, 20), (760, 60), (760, 130), (0, 130)], "steel", "steel dark")
    canvas.shade(area(0, 130, 760, 300), 0.4, soft=30)
    for at, x in enumerate((250, 640, 1010, 1370)):
        colour = ("red", "blue", "white", "green")[(at + canvas.random.randint(0, 3)) % 4]
        electric_bike(canvas, x, 960 + at % 2 * 70, 400, colour)
        start = (1010 + at * 80, 300)
        low = (start[0] + x) / 2, 560 + canvas.random.uniform(0, 120)
        canvas.line(hanging(start, low, (x - 60.0, 700 + at % 2 * 70)), "cable", 6)
    canvas.box(1060, 560, 1230, 610, "white", 8)
    for hole in range(4):
        canvas.disc(1085 + hole * 40, 585, 8, "black")
    canvas.line([(1140, 300), (1150, 560)], "cable", 7)
    canvas.shade(area(0, 1090, WIDTH, HEIGHT), 0.3, soft=40)


def hanging(
    start: tuple[float, float], low: tuple[float, float], end: tuple[float, float]
) -> list[tuple[float, float]]:
    """Return a wire that hangs from `start` to `end`, drawn towards `low` (a quadratic Bézier curve)."""
    shares = [step / 24 for step in range(25)]
    return [
        (
            (1 - t) ** 2 * start[0] + 2 * t * (1 - t) * low[0] + t**2 * end[0],
            (1 - t) ** 2 * start[1] + 2 * t * (1 - t) * low[1] + t**2 * end[1],
        )
        for t in shares
    ]
