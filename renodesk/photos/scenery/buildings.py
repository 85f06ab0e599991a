"""Scenes of a building: its face, its door, its stairs, its roof, a crack in its wall."""

from renodesk.photos.scenery.canvas import HEIGHT, WIDTH, Canvas, area
from renodesk.photos.scenery.motifs import carton, ground, sky, tree, window
from renodesk.photos.scenery.plane import Plane


def facade(canvas: Canvas) -> None:
    """Six storeys seen from a corner, with cages, coolers and stains."""
    sky(canvas, 900)
    ground(canvas, 900, "asphalt dark", "asphalt")
    side = Plane.through([(60, 330), (420, 90), (420, 1010), (60, 930)])
    front = Plane.through([(420, 90), (1560, 350), (1560, 940), (420, 1010)])
    canvas.fade(side.rect(0, 0, 1, 1), "plaster dark", "concrete dark")
    canvas.fade(front.rect(0, 0, 1, 1), "plaster", "plaster dark")
    canvas.stain(front.rect(0, 0, 1, 1), "concrete dark", 0.5, 90)
    for floor in range(6):
        top = 0.06 + floor * 0.157
        canvas.line(front.path([(0, top - 0.035), (1, top - 0.035)]), "plaster dark", 3)
        for column in range(8):
            left = 0.035 + column * 0.122
            window(canvas, front, left, top, left + 0.075, top + 0.082)
        window(canvas, side, 0.38, top, 0.62, top + 0.085)
    for corner in (0.005, 0.495):
        canvas.line(front.path([(corner, 0), (corner, 1)]), "steel", 6)
    canvas.shape(front.rect(-0.01, -0.02, 1.01, 0.012), "concrete")
    canvas.shade([(420, 1010), (1560, 940), (1600, 1000), (500, 1120)], 0.4, soft=20)
    tree(canvas, 230, 1060, 520)
    tree(canvas, 1480, 1010, 420)


def entrance(canvas: Canvas) -> None:
    """A unit door with canopy, high steps and no ramp."""
    canvas.fade(area(0, 0, WIDTH, 960), "plaster", "plaster dark")
    canvas.stain(area(0, 0, WIDTH, 960), "concrete dark", 0.55, 110)
    wall = Plane.through(area(0, 0, WIDTH, HEIGHT))
    window(canvas, wall, 0.06, 0.30, 0.22, 0.56)
    window(canvas, wall, 0.78, 0.30, 0.94, 0.56)
    ground(canvas, 960, "asphalt dark", "concrete")
    canvas.fade(area(560, 300, 1040, 900), "black", "steel dark")
    for left in (585, 805):
        canvas.fade(area(left, 330, left + 205, 890), "steel dark", "steel")
        canvas.fade(area(left + 45, 380, left + 160, 610), "glass dark", "black")
        for bar in range(5):
            canvas.line([(left + 50 + bar * 26, 380), (left + 50 + bar * 26, 610)], "steel", 4)
        canvas.stain(area(left, 330, left + 205, 890), "rust", 0.7, 40)
    canvas.disc(780, 660, 12, "yellow")
    canvas.shape([(480, 250), (1120, 250), (1180, 300), (420, 300)], "concrete")
    canvas.fade(area(420, 300, 1180, 345), "concrete dark", "concrete")
    canvas.shade(area(450, 345, 1150, 430), 0.45, soft=22)
    canvas.box(690, 180, 910, 240, "blue", 8)
    canvas.write(800, 208, "单 元 门", 38, "white")
    canvas.box(1075, 560, 1130, 660, "steel", 6)
    for step in range(3):
        top = 900 + step * 52
        canvas.fade(area(500 - step * 40, top, 1100 + step * 40, top + 14), "white", "concrete")
        canvas.fade(area(500 - step * 40, top + 14, 1100 + step * 40, top + 52), "concrete", "concrete dark")
    canvas.stain(area(420, 900, 1180, 1056), "black", 0.4, 26)
    for at in range(6):
        x, y = canvas.random.uniform(250, 500), canvas.random.uniform(480, 820)
        canvas.box(x, y, x + 74, y + 48, ("paper", "yellow", "red")[at % 3], 2)


def stairwell(canvas: Canvas) -> None:
    """A stairwell with a green wainscot, a rail, pasted advertisements and boxes in the way."""
    canvas.fade(area(0, 0, WIDTH, HEIGHT), "plaster", "plaster dark")
    left_wall = Plane.through([(0, 0), (520, 200), (520, 820), (0, HEIGHT)])
    canvas.fade(left_wall.rect(0, 0, 1, 1), "plaster dark", "plaster", sideways=True)
    canvas.shape(left_wall.rect(0, 0.55, 1, 1), "paint green")
    canvas.fade(area(520, 200, 1600, 560), "white", "plaster")
    canvas.fade(area(520, 560, 1600, 820), "paint green", "paint green")
    canvas.fade(area(760, 230, 1060, 470), "haze", "white")
    for x in (760, 910, 1060):
        canvas.line([(x, 230), (x, 470)], "steel dark", 9)
    canvas.glow(910, 350, 420, "white", 0.55)
    canvas.stain(area(0, 0, WIDTH, 820), "concrete dark", 0.5, 80)
    flight = Plane.through([(860, 560), (1330, 560), (1600, HEIGHT), (560, HEIGHT)])
    for step in range(9):
        near = (step + 1) / 9
        canvas.fade(flight.rect(0, near - 1 / 9, 1, near - 0.055), "concrete", "kerb")
        canvas.fade(flight.rect(0, near - 0.055, 1, near), "grey", "concrete dark")
        canvas.line(flight.path([(0, near - 0.055), (1, near - 0.055)]), "white", 3)
    canvas.fade([(520, 820), (860, 560), (560, HEIGHT), (0, HEIGHT)], "concrete", "concrete dark")
    for step in range(9):
        foot = flight.at(0.02, (step + 0.5) / 9)
        canvas.line([foot, (foot[0], foot[1] - 120 - step * 24)], "steel dark", 5 + step)
    first, last = flight.at(0.02, 0.5 / 9), flight.at(0.02, 8.5 / 9)
    canvas.line([(first[0], first[1] - 120), (last[0], last[1] - 312)], "wood", 22)
    for at in range(9):
        u, v = canvas.random.uniform(0.1, 0.85), canvas.random.uniform(0.25, 0.8)
        canvas.shape(left_wall.rect(u, v, u + 0.1, v + 0.07), ("paper", "yellow", "blue", "red")[at % 4])
    carton(canvas, 190, 1080, 230)
    carton(canvas, 300, 900, 150)
    canvas.line([(0, 60), (520, 240), (1100, 210), (1600, 260)], "cable", 7)
    canvas.line([(0, 110), (520, 262), (1300, 215), (1600, 230)], "cable", 4)


def roof(canvas: Canvas) -> None:
    """A flat roof with a patched membrane, standing water and tubes of solar heaters."""
    sky(canvas, 480)
    for x in range(0, WIDTH, 150):
        tall = canvas.random.uniform(90, 240)
        canvas.fade(area(x, 480 - tall, x + canvas.random.uniform(80, 140), 480), "haze", "concrete")
    ground(canvas, 440, "concrete dark", "concrete")
    deck = Plane.through([(180, 470), (1420, 470), (2100, HEIGHT), (-500, HEIGHT)])
    for lane in range(9):
        strip = deck.rect(lane / 9, 0, (lane + 0.97) / 9, 1)
        canvas.fade(strip, "concrete", "asphalt" if lane % 3 else "concrete dark")
    canvas.stain(deck.rect(0, 0, 1, 1), "black", 0.55, 70)
    for _ in range(5):
        u, v = canvas.random.uniform(0.2, 0.7), canvas.random.uniform(0.35, 0.8)
        canvas.shape(deck.rect(u, v, u + 0.1, v + 0.12), "asphalt dark")
    canvas.fade([(640, 1010), (900, 940), (1180, 985), (1080, 1090), (760, 1110)], "haze", "glass")
    for u in (0.34, 0.52, 0.71):
        path = [(u + canvas.random.uniform(-0.02, 0.02), at / 12) for at in range(3, 13)]
        canvas.line(deck.path(path), "black", 5)
    canvas.fade([(0, 400), (180, 430), (180, 500), (0, 640)], "concrete", "concrete dark")
    canvas.fade(area(180, 430, 1420, 475), "white", "concrete")
    canvas.fade([(1420, 430), (1600, 400), (1600, 640), (1420, 500)], "concrete", "concrete dark")
    for x in (300, 620, 1010):
        canvas.line([(x - 10, 560), (x + 40, 400)], "steel dark", 7)
        for tube in range(12):
            canvas.line([(x + tube * 15, 555), (x + 30 + tube * 15, 400)], "glass dark", 8)
        canvas.tube(x + 10, 362, x + 230, 408, "white")
    canvas.tube(1255, 560, 1325, 800, "steel")


def crack(canvas: Canvas) -> None:
    """A crack in old plaster, with a card to measure it by."""
    whole = area(0, 0, WIDTH, HEIGHT)
    canvas.fade(whole, "white", "plaster")
    canvas.stain(whole, "plaster dark", 0.8, 130)
    canvas.stain(whole, "concrete dark", 0.35, 14)
    random, x, y = canvas.random, 430.0, -10.0
    path = [(x, y)]
    while y < HEIGHT + 10:
        x, y = x + random.gauss(9, 16), y + random.uniform(10, 34)
        path.append((x, y))
        if random.random() < 0.16:
            branch = [(x, y)]
            for _ in range(random.randint(4, 11)):
                branch.append((branch[-1][0] + random.gauss(18, 14), branch[-1][1] + random.uniform(2, 22)))
            canvas.line(branch, "concrete dark", 3)
    canvas.line([(x + 5, y + 4) for x, y in path], "plaster dark", 16)
    canvas.line(path, "black", 9)
    peel = [(x + random.uniform(-14, 60), y) for x, y in path[14:24]]
    canvas.fade(
        [*peel, *[(x - random.uniform(40, 120), y) for x, y in reversed(path[14:24])]], "concrete", "brick"
    )
    canvas.line(path[13:25], "black", 12)
    canvas.shade(area(868, 520, 1420, 704), 0.4, soft=14)
    canvas.box(860, 510, 1410, 690, "paper", 8)
    for mark in range(51):
        x = 885 + mark * 10
        canvas.line(
            [(x, 510), (x, 510 + (60 if mark % 10 == 0 else 44 if mark % 5 == 0 else 28))], "black", 2
        )
        if mark % 10 == 0:
            canvas.write(x, 592, str(mark), 26, "black")
    canvas.write(1135, 650, "裂缝对比卡 mm", 30, "red")
