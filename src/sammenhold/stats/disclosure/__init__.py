"""What of an anonymous survey can be published, so that nobody's answers can be worked out from it.

**What the attacker has.** Everything that is published, as it stands on the page or in a file, and this code.
The tree of units, who works where and how, hence how many could have answered in each reporting group; we
also assume that they know how many *did*, since people talk about that. Patience, and a solver. They do not
have the stored answers (``docs/method/anonymity.md`` is about those), are not in the group themselves, and
nobody in it tells them what they answered.

**What is promised.**

1. No set of people that can be made from published sets, by whatever union, intersection or difference,
   has one to four respondents. (`cells`: exact.)
2. By arithmetic on published numbers it is never certain that a withheld set has one to four respondents.
   (`attack`: bounds with whole numbers.)
3. Even who knows how many answered in each reporting group cannot say of the mean of one to four withheld
   respondents, on one item, where it lies to less than `promises.NARROWEST` points of 100, whatever was
   answered, given the published means of all items; nor on a scale of which only the scale is shown.
   (`attack`, and all cases in a test.)

**What is not promised.** How many answered is no secret: a unit that is shown together with another had few
who answered, or the other had. Who is in a group knows one answer more, their own: among five at "10 or
less" one who answered 50 knows that the others answered 0. When all but one have told, the group's figure
bounds the last one's. A mean of 75 tells of each that they are more likely than not to be content.
Distributions are outside promise 3. So is a scale's own mean beside those of its items: show one or the
other, or make the scale's from the items' (`combined.averaged`).

**How.** `rollup` deals out all respondents to groups of five or more, each respondent to one. Whatever is
published is made of whole groups (`covers`), and a union's figure is made from its groups' published figures
(`combined`), so it tells nothing that they do not. All that anybody can learn is therefore what the groups'
figures tell, one group at a time. How far answers lie apart is told in a few steps of a group, or of two
small groups together (`spread`), and margins and comparisons are made from figures and steps (`margins`), so
promise 3 holds with them: tried on all sets of answers. Sets that are not made of whole groups go through
`gate.granted`: one after the other, each only if the attack then finds nothing.

The groups depend on how many answered, never on what was answered, and are the same for all items of a wave.
"""
