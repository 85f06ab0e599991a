"""The language of pack rules: arithmetic and conditions over named values, nothing else.

Grammar: numbers, `name`, `@field`, `"text"`, `true`, `false`; `+ - * / ( ) min() max()`; conditions add `==
!= < <= > >= and or not`. Values are exact fractions; a truth value counts 1 or 0. A value nobody knows
spreads, except that `and` with a false part is false and `or` with a true part is true. Nothing can call,
import or loop.
"""

import operator
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache

MAX_LENGTH = 2000
MAX_DEPTH = 40


class ExpressionFault(ValueError):
    """A text outside the language: `code` is a text code, `position` counts characters from 0."""

    def __init__(self, code: str, position: int, **facts: str) -> None:
        """Keep where and why."""
        super().__init__(f"{code} at {position}")
        self.code = code
        self.position = position
        self.facts = facts


@dataclass(frozen=True, slots=True)
class Missing:
    """The result is not known because these names have no value."""

    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class ZeroDivision:
    """The result cannot be computed: something was divided by 0."""


Known = Fraction | bool | str
Result = Known | Missing | ZeroDivision
LookUp = Callable[[str], Fraction | bool | str | None]
"""Gives the value of `name` or `@field`; None when it is not known."""
_Node = Callable[[LookUp], Result]


@dataclass(frozen=True, slots=True)
class Expression:
    """A parsed text.

    `names` are the names it reads, register fields with their `@`; `fields` are those fields without it.
    """

    text: str
    names: frozenset[str]
    fields: frozenset[str] = field(repr=False, compare=False)
    _run: _Node = field(repr=False, compare=False)

    def evaluate(self, look_up: LookUp) -> Result:
        """Return the value, or what stood in its way."""
        return self._run(look_up)

    def number(self, look_up: LookUp) -> Fraction | Missing | ZeroDivision:
        """Return the value as a number; a text is no number and counts as missing."""
        return _number(self._run(look_up))

    def is_true(self, look_up: LookUp) -> bool:
        """Return whether the condition holds; unknown is not true."""
        return _truth(self._run(look_up)) is True

    def is_false(self, look_up: LookUp) -> bool:
        """Return whether the condition is known not to hold."""
        return _truth(self._run(look_up)) is False


_TOKEN = re.compile(
    r"\s*(?:(?P<number>\d+(?:\.\d+)?)|(?P<name>@?[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z0-9_]+)*)"
    r'|"(?P<text>[^"]*)"|(?P<sign>==|!=|<=|>=|[-+*/()<>,]))'
)


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    position: int


@lru_cache(maxsize=4096)
def parse(text: str) -> Expression:
    """Return the expression a text writes; names may have dots (`A2.1.leaking` reads another item's value).

    Those parsed last are kept: the next version of a pack says most of them again.

    Raises:
        ExpressionFault: the text is outside the language.
    """
    if len(text) > MAX_LENGTH:
        raise ExpressionFault("expression_too_long", MAX_LENGTH)
    parser = _Parser(list(_tokens(text)), len(text))
    node = parser.whole()
    fields = frozenset(name[1:] for name in parser.names if name.startswith("@"))
    return Expression(text.strip(), frozenset(parser.names), fields, node)


def _tokens(text: str) -> Iterator[_Token]:
    at = 0
    end = len(text.rstrip())
    while at < end:
        match = _TOKEN.match(text, at)
        if match is None:
            start = at + len(text[at:]) - len(text[at:].lstrip())
            raise ExpressionFault("expression_character", start, character=text[start])
        kind = str(match.lastgroup)
        yield _Token(kind, match[kind], match.start(kind))
        at = match.end()


class _Parser:
    """Recursive descent: or < and < not < comparison < sum < product < sign < atom."""

    def __init__(self, tokens: list[_Token], length: int) -> None:
        self._tokens = tokens
        self._at = 0
        self._length = length
        self._depth = 0
        self.names: set[str] = set()

    def whole(self) -> _Node:
        if not self._tokens:
            raise ExpressionFault("expression_empty", 0)
        node = self._or()
        if self._at < len(self._tokens):
            token = self._tokens[self._at]
            raise ExpressionFault("expression_unexpected", token.position, token=token.text)
        return node

    def _peek(self, *texts: str) -> bool:
        if self._at >= len(self._tokens):
            return False
        token = self._tokens[self._at]
        return token.kind in ("sign", "name") and token.text in texts

    def _take(self, *texts: str) -> str | None:
        if self._peek(*texts):
            self._at += 1
            return self._tokens[self._at - 1].text
        return None

    def _need(self, text: str) -> None:
        if self._take(text) is None:
            raise ExpressionFault("expression_expected", self._position(), token=text)

    def _position(self) -> int:
        return self._tokens[self._at].position if self._at < len(self._tokens) else self._length

    def _deeper(self) -> None:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise ExpressionFault("expression_too_deep", self._position())

    def _or(self) -> _Node:
        self._deeper()
        parts = [self._and()]
        while self._take("or"):
            parts.append(self._and())
        self._depth -= 1
        return parts[0] if len(parts) == 1 else _either(parts, decides=True)

    def _and(self) -> _Node:
        parts = [self._not()]
        while self._take("and"):
            parts.append(self._not())
        return parts[0] if len(parts) == 1 else _either(parts, decides=False)

    def _not(self) -> _Node:
        if self._take("not"):
            self._deeper()
            node = _negated(self._not())
            self._depth -= 1
            return node
        return self._comparison()

    def _comparison(self) -> _Node:
        left = self._sum()
        sign = self._take("==", "!=", "<=", ">=", "<", ">")
        if sign is None:
            return left
        node = _compared(sign, left, self._sum())
        if self._peek("==", "!=", "<=", ">=", "<", ">"):
            raise ExpressionFault("expression_chained", self._position())
        return node

    def _sum(self) -> _Node:
        node = self._product()
        while sign := self._take("+", "-"):
            node = _computed(sign, node, self._product())
        return node

    def _product(self) -> _Node:
        node = self._signed()
        while sign := self._take("*", "/"):
            node = _computed(sign, node, self._signed())
        return node

    def _signed(self) -> _Node:
        if self._take("-"):
            self._deeper()
            node = _computed("-", _constant(Fraction(0)), self._signed())
            self._depth -= 1
            return node
        return self._atom()

    def _atom(self) -> _Node:
        if self._at >= len(self._tokens):
            raise ExpressionFault("expression_ends", self._length)
        token = self._tokens[self._at]
        self._at += 1
        if token.kind == "number":
            return _constant(Fraction(token.text))
        if token.kind == "text":
            return _constant(token.text)
        if token.text == "(":
            node = self._or()
            self._need(")")
            return node
        if token.kind == "sign" or token.text in ("and", "or", "not"):
            raise ExpressionFault("expression_unexpected", token.position, token=token.text)
        return self._named(token)

    def _named(self, token: _Token) -> _Node:
        if token.text in ("true", "false"):
            return _constant(token.text == "true")
        if token.text in ("min", "max"):
            return self._call(token.text)
        if self._peek("("):
            raise ExpressionFault("expression_call", token.position, name=token.text)
        self.names.add(token.text)
        return _named(token.text)

    def _call(self, name: str) -> _Node:
        self._need("(")
        parts = [self._or()]
        while self._take(","):
            parts.append(self._or())
        self._need(")")
        return _extreme(parts, smallest=name == "min")


def _constant(value: Known) -> _Node:
    return lambda _: value


def _named(name: str) -> _Node:
    missing = Missing(frozenset([name]))

    def run(look_up: LookUp) -> Result:
        value = look_up(name)
        return missing if value is None else value

    return run


def _number(value: Result) -> Fraction | Missing | ZeroDivision:
    if type(value) is Fraction:  # by far the most, and asked far quicker
        return value
    if isinstance(value, bool):
        return Fraction(value)
    if isinstance(value, str):
        return Missing(frozenset())
    return value


def _truth(value: Result) -> bool | Missing | ZeroDivision:
    if isinstance(value, (bool, Missing, ZeroDivision)):
        return value
    if isinstance(value, str):
        return Missing(frozenset())
    return value != 0


def _blocked(*values: Result) -> Missing | ZeroDivision | None:
    """Return what stands in the way of using these values.

    What is missing first, together, then a division by 0.
    """
    names = [value.names for value in values if isinstance(value, Missing)]
    if names:
        return Missing(frozenset().union(*names))
    return next((value for value in values if isinstance(value, ZeroDivision)), None)


_ARITHMETIC: Mapping[str, Callable[[Fraction, Fraction], Fraction]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
}
_ORDER: Mapping[str, Callable[[int, int], bool]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def _computed(sign: str, left: _Node, right: _Node) -> _Node:
    compute = _ARITHMETIC[sign]

    def run(look_up: LookUp) -> Result:
        first, second = _number(left(look_up)), _number(right(look_up))
        if type(first) is Fraction and type(second) is Fraction:
            return ZeroDivision() if sign == "/" and not second else compute(first, second)
        return _blocked(first, second) or ZeroDivision()

    return run


def _extreme(parts: list[_Node], *, smallest: bool) -> _Node:
    choose = min if smallest else max

    def run(look_up: LookUp) -> Result:
        values = [_number(part(look_up)) for part in parts]
        known = [value for value in values if isinstance(value, Fraction)]
        if len(known) == len(values):
            return choose(known)
        return _blocked(*values) or ZeroDivision()

    return run


def _compared(sign: str, left: _Node, right: _Node) -> _Node:
    holds = _ORDER[sign]

    def run(look_up: LookUp) -> Result:
        first, second = left(look_up), right(look_up)
        if type(first) is Fraction and type(second) is Fraction:
            return holds(first.numerator * second.denominator, second.numerator * first.denominator)
        return _compared_otherwise(sign, first, second)

    return run


def _compared_otherwise(sign: str, first: Result, second: Result) -> Result:
    """Compare texts, truth values that count as numbers, and what is not known."""
    blocked = _blocked(first, second)
    if blocked is not None:
        return blocked
    if isinstance(first, str) or isinstance(second, str):
        return (first == second) == (sign == "==") if sign in ("==", "!=") else Missing(frozenset())
    one, other = _number(first), _number(second)
    assert isinstance(one, Fraction)
    assert isinstance(other, Fraction)
    return _ORDER[sign](one.numerator * other.denominator, other.numerator * one.denominator)


def _either(parts: list[_Node], *, decides: bool) -> _Node:
    """`or` (a true part decides) or `and` (a false part decides), whatever the other parts are."""

    def run(look_up: LookUp) -> Result:
        values: list[bool | Missing | ZeroDivision] = []
        for part in parts:
            value = _truth(part(look_up))
            if value is decides:
                return decides
            values.append(value)
        blocked = _blocked(*values)
        return (not decides) if blocked is None else blocked

    return run


def _negated(part: _Node) -> _Node:
    def run(look_up: LookUp) -> Result:
        value = _truth(part(look_up))
        return not value if isinstance(value, bool) else value

    return run
