"""Scenes between the buildings: road, parking, green, ramp, lamp, waste, notice board."""

from renodesk.photos.scenery.canvas import HEIGHT, WIDTH, Canvas, area
from renodesk.photos.scenery.motifs import CAR_COLOURS, bag, brick_wall, car, ground, sky, tree, window
from renodesk.photos.scenery.plane import Plane


def far_building(canvas: Canvas, left: float, right: float, top: float, foot: float) -> None:
    """Draw a building that closes the view."""
    wall = Plane.through(area(left, top, right, foot))
    canvas.fade(wall.rect(0, 0, 1, 1), "plaster", "plaster dark")
    canvas.stain(wall.rect(0, 0, 1, 1), "concrete dark", 0.4, 60)
    floors, columns = max(2, round((foot - top) / 95)), max(2, round((right - left) / 110))
    for floor in range(floors):
        for column in range(columns):
            u, v = (column + 0.2) / columns, (floor + 0.2) / floors
            window(canvas, wall, u, v, u + 0.55 / columns, v + 0.45 / floors)


def road(canvas: Canvas) -> None:
    """A lane with potholes, patches, a sunken cover and a broken kerb."""
    sky(canvas, 470)
    far_building(canvas, 60, 620, 130, 480)
    far_building(canvas, 1050, 1600, 60, 480)
    ground(canvas, 470, "grass", "leaf")
    lane = Plane.through([(690, 470), (910, 470), (1560, HEIGHT), (40, HEIGHT)])
    canvas.fade(lane.rect(-0.09, 0, 1.09, 1), "kerb", "concrete")
    canvas.fade(lane.rect(0, 0, 1, 1), "asphalt", "asphalt dark")
    canvas.stain(lane.rect(0, 0, 1, 1), "concrete", 0.5, 24)
    for u, v, wide in ((0.12, 0.35, 0.3), (0.55, 0.62, 0.34), (0.2, 0.8, 0.24)):
        canvas.shape(lane.rect(u, v, u + wide, v + 0.1), "asphalt dark")
    for at in range(7):
        x, y = lane.at(canvas.random.uniform(0.15, 0.85), 0.3 + at * 0.1)
        size = (y - 440) * 0.11
        canvas.disc(x, y, size * 1.25, "concrete dark", 0.4)
        canvas.disc(x + 3, y + 3, size, "soil" if at % 2 else "black", 0.34)
    canvas.disc(1010, 930, 82, "steel dark", 0.36)
    canvas.disc(1010, 926, 68, "concrete dark", 0.34)
    for u in (0.3, 0.68):
        path = [(u + canvas.random.gauss(0, 0.02), at / 16) for at in range(4, 17)]
        canvas.line(lane.path(path), "black", 4)
    tree(canvas, 210, 760, 620)
    tree(canvas, 1440, 720, 540)


def parking(canvas: Canvas) -> None:
    """Cars that stand on the green and on the fire lane."""
    sky(canvas, 500)
    far_building(canvas, 0, 1000, 40, 500)
    ground(canvas, 500, "asphalt dark", "asphalt")
    tree(canvas, 1330, 560, 520)
    yard = Plane.through([(420, 560), (1250, 560), (2000, HEIGHT), (-400, HEIGHT)])
    for lane in range(1, 6):
        canvas.shape(yard.rect(lane / 6 - 0.006, 0, lane / 6 + 0.006, 0.55), "white")
    canvas.shape(yard.rect(0, 0.62, 1, 0.635), "yellow")
    canvas.shape(yard.rect(0, 0.97, 1, 0.99), "yellow")
    for slot in range(5):
        if slot != 2:
            car(canvas, 380 + slot * 215, 700, 176, canvas.random.choice(CAR_COLOURS))
    car(canvas, 420, 960, 330, canvas.random.choice(CAR_COLOURS))
    car(canvas, 1230, 1010, 360, canvas.random.choice(CAR_COLOURS))
    for index, letter in enumerate("消防通道"):
        x, y = yard.at(0.3 + index * 0.085, 0.8)
        canvas.write(x + 40, y, letter, 74, "yellow")


def green(canvas: Canvas) -> None:
    """A lawn worn down to the soil, with a bench and a trodden path."""
    sky(canvas, 460)
    far_building(canvas, 300, 1300, 90, 480)
    ground(canvas, 470, "leaf", "grass")
    lawn = area(0, 470, WIDTH, HEIGHT)
    canvas.stain(lawn, "leaf dark", 0.6, 26)
    canvas.stain(lawn, "grass", 0.8, 14)
    for x, y, size in ((360, 760, 250), (1080, 690, 170), (760, 990, 330), (1380, 1000, 190)):
        for _ in range(34):
            at, down = canvas.random.gauss(0, 0.4), canvas.random.gauss(0, 0.16)
            canvas.disc(x + at * size, y + down * size, size * canvas.random.uniform(0.1, 0.3), "soil", 0.34)
    canvas.stain(lawn, "leaf dark", 0.35, 10)
    canvas.fade([(880, 480), (930, 480), (700, HEIGHT), (380, HEIGHT)], "plaster", "soil")
    for x, foot, tall in ((120, 640, 500), (1480, 620, 460), (1180, 560, 300)):
        tree(canvas, x, foot, tall)
    canvas.shade(area(980, 850, 1400, 900), 0.4, soft=16)
    for x in (1020, 1340):
        canvas.box(x, 760, x + 18, 870, "steel dark")
    for y in (690, 722, 765):
        canvas.box(985, y, 1395, y + 22, "wood", 4)
    canvas.stain(area(985, 690, 1395, 787), "rust", 0.6, 22)


def ramp(canvas: Canvas) -> None:
    """Steps with a ramp that is too steep and has a rail on one side only."""
    brick_wall(canvas, 0, 0, WIDTH, 760, 34)
    canvas.shade(area(0, 0, WIDTH, 200), 0.25, soft=60)
    ground(canvas, 760, "asphalt", "concrete")
    canvas.fade(area(980, 190, 1400, 700), "steel dark", "steel")
    canvas.fade(area(1020, 240, 1170, 690), "glass dark", "glass")
    canvas.fade(area(1210, 240, 1360, 690), "glass dark", "glass")
    for step in range(4):
        top = 700 + step * 62
        canvas.fade(area(900, top, 1480 + step * 20, top + 16), "white", "concrete")
        canvas.fade(area(900, top + 16, 1480 + step * 20, top + 62), "concrete", "concrete dark")
    canvas.fade([(900, 700), (900, 948), (180, 1010), (180, 985)], "concrete dark", "concrete")
    canvas.fade([(900, 700), (180, 985), (60, 1010), (760, 690)], "concrete", "white")
    canvas.stain([(900, 700), (180, 985), (60, 1010), (760, 690)], "black", 0.4, 22)
    for at in range(6):
        x, y = 180 + at * 140, 985 - at * 55.5
        canvas.line([(x, y), (x, y - 190)], "steel", 10)
    canvas.line([(180, 795), (890, 512)], "steel", 16)
    canvas.line([(180, 880), (890, 600)], "steel", 8)
    canvas.box(600, 250, 760, 410, "blue", 12)
    canvas.write(680, 325, "坡道", 52, "white")


def lamp(canvas: Canvas) -> None:
    """Dusk: one lamp burns, the next is dark."""
    sky(canvas, 760, "dusk", "steel dark")
    wall = Plane.through(area(80, 150, 760, 770))
    canvas.fade(wall.rect(0, 0, 1, 1), "black", "asphalt dark")
    for floor in range(6):
        for column in range(7):
            lit = canvas.random.random() < 0.3
            spot = wall.rect(
                0.06 + column * 0.13, 0.06 + floor * 0.155, 0.14 + column * 0.13, 0.15 + floor * 0.155
            )
            canvas.fade(spot, "glow" if lit else "dusk", "yellow" if lit else "black")
    ground(canvas, 760, "black", "asphalt dark")
    canvas.shade([(1000, 790), (1240, 790), (1560, HEIGHT), (640, HEIGHT)], 0.4, "glow", soft=70)
    for x, foot, tall, lit in ((1120, 1000, 760, True), (480, 880, 430, False)):
        canvas.tube(x - tall * 0.012, foot - tall, x + tall * 0.012, foot, "steel dark")
        canvas.line([(x, foot - tall), (x + tall * 0.16, foot - tall * 1.02)], "steel dark", tall * 0.016)
        head = x + tall * 0.17
        canvas.disc(head, foot - tall * 1.01, tall * 0.05, "white" if lit else "asphalt dark", 0.4)
        if lit:
            canvas.glow(head, foot - tall, 620, "glow", 0.5)
            canvas.glow(head, foot - tall, 170, "white", 0.95)
    canvas.shade(area(0, 1060, WIDTH, HEIGHT), 0.4, soft=60)


def bins(canvas: Canvas) -> None:
    """Four bins under a shed; bags lie beside them."""
    brick_wall(canvas, 0, 0, WIDTH, 820, 38)
    ground(canvas, 800, "concrete dark", "concrete")
    canvas.fade([(60, 130), (1540, 130), (1600, 230), (0, 230)], "blue", "glass dark")
    canvas.shade(area(40, 230, 1560, 420), 0.45, soft=40)
    kinds = (("厨余垃圾", "green"), ("可回收物", "blue"), ("有害垃圾", "red"), ("其他垃圾", "grey"))
    for at, (words, colour) in enumerate(kinds):
        x = 150 + at * 330
        canvas.shade(area(x - 20, 900, x + 290, 960), 0.5, soft=14)
        canvas.fade([(x, 520), (x + 260, 520), (x + 236, 940), (x + 24, 940)], colour, colour)
        canvas.shade([(x + 190, 520), (x + 260, 520), (x + 236, 940), (x + 180, 940)], 0.3, soft=16)
        canvas.box(x - 14, 470, x + 274, 530, colour, 14)
        canvas.shade(area(x - 10, 506, x + 270, 530), 0.35)
        canvas.box(x + 40, 610, x + 220, 720, "paper", 6)
        canvas.write(x + 130, 662, words, 38, colour)
        for side in (50, 210):
            canvas.disc(x + side, 942, 20, "black")
    for _ in range(9):
        place, size = canvas.random.uniform(60, 1500), canvas.random.uniform(44, 84)
        colour = canvas.random.choice(("black", "black", "white", "steel dark", "blue"))
        bag(canvas, place, canvas.random.uniform(990, 1060), size, colour)
    canvas.stain(area(0, 800, WIDTH, HEIGHT), "soil", 0.6, 50)


def sign(canvas: Canvas) -> None:
    """A notice board of the estate with papers behind glass."""
    sky(canvas, 700)
    far_building(canvas, 900, 1600, 150, 700)
    ground(canvas, 700, "concrete", "kerb")
    tree(canvas, 140, 720, 640)
    for x in range(-20, WIDTH, 36):
        canvas.disc(
            x, 690 + canvas.random.uniform(-14, 14), 52, canvas.random.choice(("leaf", "leaf dark")), 0.8
        )
    canvas.shade(area(200, 1000, 1400, 1050), 0.5, soft=18)
    for x in (260, 1310):
        canvas.tube(x, 200, x + 34, 1030, "steel")
    canvas.box(220, 230, 1390, 880, "steel dark", 10)
    canvas.box(220, 230, 1390, 340, "red", 10)
    canvas.write(805, 280, "小 区 公 示 栏", 66, "yellow")
    canvas.fade(area(250, 355, 1360, 850), "haze", "glass")
    titles = ("收费公示", "维修资金", "改造方案", "意见征集", "值班电话", "垃圾分类")
    for at, title in enumerate(titles):
        x, y = 285 + at % 3 * 360, 380 + at // 3 * 235
        canvas.box(x, y, x + 310, y + 205, "paper")
        canvas.write(x + 155, y + 32, title, 32, "red")
        for row in range(6):
            right = x + 280 - (canvas.random.uniform(0, 120) if row % 3 == 2 else 0)
            canvas.line([(x + 30, y + 72 + row * 20), (right, y + 72 + row * 20)], "grey", 4)
    canvas.shade([(700, 355), (900, 355), (620, 850), (420, 850)], 0.25, "white")
