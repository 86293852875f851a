"""Whether a pattern can read a repeated piece in several ways: then a text that ends badly is tried
in all of them, and each sign more doubles the time.

A repeated piece is laid flat, sign by sign, with the signs that may follow each (its positions, as
Glushkov draws them). It is read in several ways when two walks over the same signs leave one
position by different ones and come back to it together. What is looked at without being read,
« (?=…) », and what was read before, « \\2 », only take ways away: they are left out.

Python keeps its own reading of a pattern private (`re._parser`, `re._constants`): this stands on
it, from Python 3.11, where it took these names, to 3.14.
"""

from re import _constants as kinds
from re import _parser as parser

SIGNS = frozenset([*map(chr, range(32, 127)), *"\n\0éèçà§€"])
MANY = 7
"""From how many times a piece is repeated without end, for what it costs."""
_ONE_SIGN = (kinds.LITERAL, kinds.NOT_LITERAL, kinds.ANY, kinds.IN)
_REPEATS = (kinds.MAX_REPEAT, kinds.MIN_REPEAT)
_NOT_READ = (kinds.ASSERT, kinds.ASSERT_NOT, kinds.AT, kinds.GROUPREF)


def are_read_in_several_ways(pattern):
    """How many repeated pieces of a pattern are; the last thing of a pattern never is, since
    nothing after it can fail."""
    tree = list(parser.parse(pattern))
    last = tree[-1][1] if tree[-1][0] in _REPEATS else None
    return [piece[1][1] for piece in _repeated(tree) if piece[1] is not last and _Flat(piece).forks]


def _repeated(tree):
    for kind, value in tree:
        if kind in _REPEATS:
            is_one_sign = len(value[2]) == 1 and value[2][0][0] in _ONE_SIGN
            if value[1] >= MANY and not is_one_sign:
                yield kind, value
            yield from _repeated(value[2])
        elif kind is kinds.SUBPATTERN:
            yield from _repeated(value[3])
        elif kind is kinds.BRANCH:
            yield from (piece for branch in value[1] for piece in _repeated(branch))
        elif kind in (kinds.ASSERT, kinds.ASSERT_NOT):
            yield from _repeated(value[1])


def _signs(kind, value):
    if kind is kinds.LITERAL:
        return {chr(value)}
    if kind is kinds.NOT_LITERAL:
        return SIGNS - {chr(value)}
    if kind is kinds.ANY:
        return SIGNS - {"\n"}
    found = set()
    for each, what in value:
        if each is kinds.LITERAL:
            found.add(chr(what))
        elif each is kinds.RANGE:
            found |= set(map(chr, range(what[0], what[1] + 1)))
        else:
            assert each is kinds.NEGATE, each
    return SIGNS - found if value[0][0] is kinds.NEGATE else found


class _Flat:
    """The positions of a repeated piece: what each reads, and which follow it."""

    def __init__(self, piece):
        self.reads, self.follow, self.is_twice = [], [], False
        self._lay(*piece)

    @property
    def forks(self):
        """Whether two walks over the same signs part and come back together."""
        return self.is_twice or self._come_back_together()

    def _lay(self, kind, value):
        """(first positions, last positions, whether nothing need be read)."""
        if kind in _ONE_SIGN:
            self.reads.append(_signs(kind, value))
            self.follow.append(set())
            return [len(self.reads) - 1], [len(self.reads) - 1], False
        if kind in _NOT_READ:
            return [], [], True
        if kind is kinds.SUBPATTERN:
            return self._one_after_the_other(value[3])
        if kind is kinds.BRANCH:
            first, last, empty = zip(*map(self._one_after_the_other, value[1]), strict=True)
            self.is_twice |= sum(empty) > 1
            return sum(first, []), sum(last, []), any(empty)
        assert kind in _REPEATS, kind
        return self._again(*value)

    def _one_after_the_other(self, tree):
        first, last, empty = [], [], True
        for each in tree:
            starts, ends, may_be_empty = self._lay(*each)
            self._link(last, starts)
            first = first + starts if empty else first
            last = last + ends if may_be_empty else ends
            empty = empty and may_be_empty
        return first, last, empty

    def _again(self, least, most, body):
        if most >= MANY:
            first, last, empty = self._one_after_the_other(body)
            self._link(last, first)
            self.is_twice |= empty
            return first, last, empty or not least
        first, last, before, empty = [], [], [], not least
        for at in range(most):
            starts, ends, may_be_empty = self._one_after_the_other(body)
            self._link(before, starts)
            self.is_twice |= may_be_empty and at >= least
            first = first + starts if at == 0 or may_be_empty else first
            last = last + ends if at >= least - 1 or may_be_empty else []
            before, empty = ends, empty or may_be_empty
        return first, last, empty

    def _link(self, last, first):
        for each in last:
            self.is_twice |= bool(self.follow[each] & set(first))
            self.follow[each] |= set(first)

    def _come_back_together(self):
        pairs = {(each, each) for each in range(len(self.reads))}
        after, left = {}, list(pairs)
        while left:
            pair = left.pop()
            if pair not in after:
                after[pair] = self._next(pair)
                left += after[pair]
        before = {pair: [] for pair in after}
        for pair, following in after.items():
            for each in following:
                before[each].append(pair)
        groups = _groups(after, before)
        return bool({groups[at] for at in pairs} & {groups[at] for at in after.keys() - pairs})

    def _next(self, pair):
        one, other = (self.follow[at] for at in pair)
        return [(a, b) for a in one for b in other if self.reads[a] & self.reads[b]]


def _groups(after, before):
    """{pair: what all those have in common from which one goes there, and comes back}.

    Kosaraju: every way is walked once, however many there are.
    """
    seen, left_behind, groups = set(), [], {}
    for start in after:
        left = [(start, False)]
        while left:
            at, is_over = left.pop()
            if is_over:
                left_behind.append(at)
            elif at not in seen:
                seen.add(at)
                left += [(at, True), *((each, False) for each in after[at])]
    for start in reversed(left_behind):
        left = [start]
        while left:
            at = left.pop()
            if at not in groups:
                groups[at] = start
                left += before[at]
    return groups
