"""The provisional code: the twelve signs that come by letter or by message, and their page.

See real-service.md §1.2.
"""

from difflib import SequenceMatcher

from django.utils.datastructures import MultiValueDict
from django.utils.functional import SimpleLazyObject, cached_property
from django.utils.text import get_text_list

from accounts import letters
from accounts.difficulties.difficulty import Occasion
from accounts.identity import PersonForm
from accounts.pages import Page, latest_paper
from sandbox import facts
from sandbox.kit.prepared import Prepared
from sandbox.lessons import Mistake
from sandbox.world import asking, clock, codes, fictitious, identities
from sandbox.world.fields import ProvisionalCodeField
from sandbox.world.writing import fours

LIKE_OURS = 0.6
"""How alike a mistyped code and this seat's own must be for the screen to show it again."""

GROUP = 4
"""How many signs of a code its paper prints together."""

BRINGS_A_CODE = ("invitation", "provisional_code")
"""The kinds of message in which one reads one's own provisional code."""


class ProvisionalCodeForm(PersonForm):
    heading = "Mon code provisoire"
    occasions = (Occasion.CODE,)
    code = ProvisionalCodeField(
        label="Code provisoire",
        help_text=facts.filled(
            "{code-length} lettres et chiffres. Respectez les majuscules et les minuscules."
        ),
        empty="code-empty",
    )

    def __init__(self, data=None, **kwargs):
        super().__init__(data, **kwargs)
        passwords = [self.person.noted_password, self.person.spare_password]
        self.fields["code"].codes = SimpleLazyObject(self.codes_of_these_papers)
        self.fields["code"].passwords = {fictitious.compact(each) for each in passwords if each}

    def codes_of_these_papers(self):
        return [each.code for each in self.of_these_papers]

    @cached_property
    def of_these_papers(self):
        """Every ProvisionalCode that they brought: first those that this page takes, in force."""
        codes = _codes_in(self.person.world)
        return sorted(codes, key=lambda each: (not self.takes(each), not each.is_current, -each.pk))

    @cached_property
    def owners(self):
        """Whose codes this page takes."""
        return [self.person]

    def takes(self, code):
        return code.person in self.owners

    @cached_property
    def typed(self):
        """The code as it is read, without what stands around and between its groups."""
        return self.fields["code"].to_python(self.data.get("code", ""))

    @cached_property
    def nearest(self):
        """The ProvisionalCode that the one typed is, or nearly is; None where it is like none."""
        likeness = {each: _likeness(self.typed, each) for each in self.of_these_papers}
        nearest = max(likeness, key=likeness.get, default=None)
        return nearest if nearest and likeness[nearest] >= LIKE_OURS else None

    def clean_code(self):
        typed, known = self.cleaned_data["code"], self.nearest
        if known is None:
            self.refuse_look_alike(typed)
            raise Mistake("code-wrong")
        if typed != known.code:
            self.refuse_slip(typed, known)
        if known.is_expired:
            raise self.too_old(known)
        return known

    def clean(self):
        """A code that serves nothing here is told as such, however wrongly it is written."""
        if known := self.nearest:
            try:
                self.refuse_useless(known)
            except Mistake as mistake:
                self.errors.pop("code", None)
                self.add_error("code", mistake)

    def refuse_useless(self, known):
        """Say why a code of these papers does not serve here: it is another's, or of the past.

        Args:
            known: the ProvisionalCode that was typed, or nearly.
        """
        if not self.takes(known):
            self.refuse_another(known, nearly="" if self.typed == known.code else "presque ")
        if known.is_used:
            self.refuse_used(known.person)
        if known.is_replaced:
            is_over = known.is_expired and not self.has_a_good_code(known.person)
            raise self.too_old(known) if is_over else Mistake("code-replaced")

    @staticmethod
    def has_a_good_code(owner):
        return any(not code.is_expired for code in owner.provisional_codes.current())

    @staticmethod
    def too_old(known):
        return Mistake("code-expired-asked" if known.asked_at else "code-expired")

    def refuse_used(self, owner):
        """Say what the code of this Person has served for, if it is known."""
        account = owner.account
        if account.way_out is not None:
            raise Mistake("code-used-elsewhere")
        raise Mistake("code-used" if account.is_activated else "code-used-to-refuse")

    def refuse_another(self, known, *, nearly):
        """Say whose code this is: `nearly` is « presque » and a space, where it only nearly is."""
        name = known.person.first_name
        if known.person not in self.person.family:
            raise Mistake("code-of-another", owner=name, nearly=nearly)
        raise Mistake("code-of-a-child", child=name, nearly=nearly)

    def refuse_slip(self, typed, known):
        """Say where it differs from what the papers say, which may itself be misprinted."""
        if typed == known.misprint:
            raise Mistake("code-misprinted")
        if typed.swapcase() == known.printed:
            raise Mistake("code-caps-lock")
        if typed.lower() == known.printed.lower():
            raise Mistake("code-case", groups=groups_that_differ(typed, known.printed))
        self.refuse_look_alike(typed)
        raise Mistake("code-slip", groups=groups_that_differ(typed, known.printed))

    @staticmethod
    def refuse_look_alike(typed):
        """Say that a sign is in no code: it is another one, badly read."""
        if sign := next((each for each in typed if each not in identities.CODE_ALPHABET), None):
            raise Mistake("code-look-alike", sign=sign)

    def shows_again(self, name):
        """A refused code comes back only if it is a slip on one of these papers: it is not real."""
        return super().shows_again(name) or self.looks_like_ours(self.data.get(name, ""))

    def may_keep(self, field):
        """Half typed, it is a part of one of these papers."""
        return super().may_keep(field) or self.looks_like_ours(field.data or "")

    def looks_like_ours(self, typed):
        """Whether it is nearly a code of these papers, or a part of one."""
        bare = self.fields["code"].to_python(typed).lower()
        is_safe = bare != "" and not fictitious.may_hold_something_real(typed)
        ours = [code.lower() for code in self.codes_of_these_papers()]
        is_nearly = any(_alike(bare, code) >= LIKE_OURS for code in ours)
        is_part = is_safe and any(_is_part(bare, code) for code in ours)
        return len(typed) <= 20 and (is_nearly or is_part)


@Prepared
def _codes_in(world):
    return world.provisionalcode_set.select_related("person__account")


def _likeness(typed, known):
    """How alike this is to a ProvisionalCode, as it is or as it is printed, from 0 to 1."""
    return max(_alike(typed.lower(), each.lower()) for each in (known.code, known.printed))


def _is_part(typed, code):
    """Whether this is a piece of that code, a group of it with its slip, say."""
    pieces = [code[at : at + len(typed)] for at in range(len(code) - len(typed) + 1)]
    if len(typed) < GROUP:
        return typed in pieces
    return any(_alike(typed, piece) >= LIKE_OURS for piece in pieces)


def _alike(typed, code):
    return SequenceMatcher(None, typed, code).ratio()


def groups_that_differ(typed, code):
    """« le 2e groupe », « les groupes 1 et 3 »: those of four where the two codes are not one."""
    pairs = zip(fours(typed), fours(code), strict=True)
    differ = [str(number) for number, (one, other) in enumerate(pairs, 1) if one != other]
    if len(differ) > 1:
        return f"les groupes {get_text_list(differ, 'et')}"
    return f"le {differ[0]}{'er' if differ == ['1'] else 'e'} groupe de 4"


def copied_code(person):
    return {"code": latest_paper(person, *BRINGS_A_CODE).context["code"]}


CODE = Page(
    "code",
    ProvisionalCodeForm,
    copied_code,
    reads=BRINGS_A_CODE,
    paper=asking.CODE,
    did="J’ai recopié le code provisoire.",
)


def send(subject, channel, person):
    """Make the code that replaces all those before, and send it to the holder of the papers."""
    replaced = subject.provisional_codes.current()
    forget(replaced)
    replaced.update(replaced_at=clock.now())
    code = subject.provisional_codes.create(
        world=subject.world,
        code=codes.provisional_code(),
        channel=channel,
        sent_on=clock.today(),
        asked_at=clock.real_now(),
    )
    letters.new_code(code, to=person)


def forget(provisional_codes):
    """Have no journey that is under way keep one of these (ProvisionalCodes): its box is empty."""
    for code in provisional_codes:
        for attempt in code.world.attempt_set.filter(finished_at=None, answers__has_key="code"):
            form = ProvisionalCodeForm(MultiValueDict(attempt.answers["code"]), person=code.person)
            if form.typed == code.code:
                del attempt.answers["code"]
                attempt.save(update_fields=["answers"])
