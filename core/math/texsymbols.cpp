#include "core/math/texsymbols.h"

#include "core/math/mathface.h"

#include <QHash>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

using Table = QHash<QString, MathAtom>;

// In each text: a command, its sign, the next command, its sign, …

constexpr QStringView Variables =
    u"alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ "
    "iota ι kappa κ varkappa ϰ lambda λ mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ "
    "sigma σ varsigma ς tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω imath ı jmath ȷ";

constexpr QStringView Letters =
    u"Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω "
    "infty ∞ partial ∂ nabla ∇ hbar ℏ ell ℓ Re ℜ Im ℑ wp ℘ aleph ℵ beth ℶ emptyset ∅ "
    "varnothing ∅ forall ∀ exists ∃ nexists ∄ neg ¬ lnot ¬ top ⊤ bot ⊥ angle ∠ measuredangle ∡ "
    "degree ° circ ∘ triangle △ square □ Box □ blacksquare ■ qed ∎ diamond ⋄ Diamond ◇ "
    "clubsuit ♣ diamondsuit ♢ heartsuit ♡ spadesuit ♠ flat ♭ natural ♮ sharp ♯ surd √ "
    "checkmark ✓ dagger † ddagger ‡ S § P ¶ pounds £ euro € copyright © AA Å "
    "ldots … dots … dotsc … dotso … cdots ⋯ dotsb ⋯ dotsm ⋯ vdots ⋮ ddots ⋱ prime ′ "
    "backslash \\ complement ∁ eth ð mho ℧ N ℕ Z ℤ Q ℚ R ℝ C ℂ % % $ $ # # & & _ _ "
    "therefore ∴ because ∵ | ‖ Vert ‖ vert | bigstar ★ star ⋆";

constexpr QStringView Binaries =
    u"pm ± mp ∓ times × div ÷ cdot · ast ∗ cap ∩ cup ∪ uplus ⊎ sqcap ⊓ sqcup ⊔ "
    "wedge ∧ land ∧ vee ∨ lor ∨ setminus ∖ smallsetminus ∖ oplus ⊕ ominus ⊖ otimes ⊗ "
    "oslash ⊘ odot ⊙ bullet • amalg ⨿ wr ≀ bmod mod rtimes ⋊ ltimes ⋉ "
    "triangleleft ◁ triangleright ▷ boxplus ⊞ boxtimes ⊠ veebar ⊻ bigcirc ○";

constexpr QStringView Relations =
    u"le ≤ leq ≤ ge ≥ geq ≥ leqslant ⩽ geqslant ⩾ ne ≠ neq ≠ lt < gt > ll ≪ gg ≫ lll ⋘ ggg ⋙ "
    "equiv ≡ sim ∼ simeq ≃ approx ≈ cong ≅ propto ∝ varpropto ∝ asymp ≍ doteq ≐ triangleq ≜ "
    "coloneqq ≔ eqqcolon ≕ in ∈ notin ∉ ni ∋ owns ∋ subset ⊂ supset ⊃ subseteq ⊆ supseteq ⊇ "
    "subsetneq ⊊ supsetneq ⊋ nsubseteq ⊈ sqsubseteq ⊑ sqsupseteq ⊒ prec ≺ succ ≻ preceq ⪯ "
    "succeq ⪰ mid ∣ nmid ∤ parallel ∥ nparallel ∦ perp ⟂ vdash ⊢ dashv ⊣ models ⊨ vDash ⊨ "
    "Vdash ⊩ nvdash ⊬ lesssim ≲ gtrsim ≳ approxeq ≊ nless ≮ ngtr ≯ nleq ≰ ngeq ≱ ncong ≇ "
    "bowtie ⋈ smile ⌣ frown ⌢ colon : "
    "to → rightarrow → leftarrow ← gets ← leftrightarrow ↔ Rightarrow ⇒ Leftarrow ⇐ "
    "Leftrightarrow ⇔ implies ⟹ impliedby ⟸ iff ⟺ longrightarrow ⟶ longleftarrow ⟵ "
    "longleftrightarrow ⟷ Longrightarrow ⟹ Longleftarrow ⟸ Longleftrightarrow ⟺ mapsto ↦ "
    "longmapsto ⟼ hookrightarrow ↪ hookleftarrow ↩ uparrow ↑ downarrow ↓ updownarrow ↕ "
    "Uparrow ⇑ Downarrow ⇓ nearrow ↗ searrow ↘ swarrow ↙ nwarrow ↖ rightharpoonup ⇀ "
    "leftharpoonup ↼ rightleftharpoons ⇌ leftrightarrows ⇆ rightleftarrows ⇄ twoheadrightarrow ↠ "
    "rightsquigarrow ⇝ leadsto ⇝ nrightarrow ↛ nRightarrow ⇏ multimap ⊸ restriction ↾";

constexpr QStringView LargeOperators =
    u"sum ∑ prod ∏ coprod ∐ int ∫ iint ∬ iiint ∭ oint ∮ oiint ∯ bigcap ⋂ bigcup ⋃ bigvee ⋁ "
    "bigwedge ⋀ bigoplus ⨁ bigotimes ⨂ bigodot ⨀ biguplus ⨄ bigsqcup ⨆";

constexpr QStringView Functions =
    u"sin sin cos cos tan tan cot cot sec sec csc csc arcsin arcsin arccos arccos arctan arctan "
    "sinh sinh cosh cosh tanh tanh coth coth log log ln ln lg lg exp exp lim lim limsup limsup "
    "liminf liminf max max min min sup sup inf inf arg arg deg deg det det dim dim gcd gcd hom hom "
    "ker ker Pr Pr argmax argmax argmin argmin injlim injlim projlim projlim mod mod";

constexpr QStringView Opens = u"( ( [ [ { { lbrace { lbrack [ langle ⟨ lfloor ⌊ lceil ⌈ lvert | "
                              "lVert ‖ llbracket ⟦ lparen ( ulcorner ⌜";
constexpr QStringView Closes = u") ) ] ] } } rbrace } rbrack ] rangle ⟩ rfloor ⌋ rceil ⌉ rvert | "
                               "rVert ‖ rrbracket ⟧ rparen ) urcorner ⌝";

void add(Table &table, MathClass kind, QStringView names, MathFace face = MathFace::Upright)
{
    const auto words = names.split(u' ');
    for (qsizetype i = 0; i + 1 < words.size(); i += 2) {
        const QStringView sign = words[i + 1];
        const MathRun run =
            sign.size() == 1 ? inFace(face, sign.front()) : MathRun{sign.toString()};
        table.insert(words[i].toString(), {kind, {run}});
    }
}

void addSpaces(Table &table)
{
    const auto space = [&table](const QStringList &names, const QString &text) {
        for (const QString &name : names)
            table.insert(name, {MathClass::Space, {{text}}});
    };
    space({u","_s, u"thinspace"_s, u":"_s, u">"_s, u"medspace"_s}, u"\u2009"_s);
    space({u";"_s, u"thickspace"_s, u" "_s, u"space"_s, u"enspace"_s}, u" "_s);
    space({u"quad"_s}, u"\u2003"_s);
    space({u"qquad"_s}, u"\u2003\u2003"_s);
    space({u"!"_s,
           u"displaystyle"_s,
           u"textstyle"_s,
           u"scriptstyle"_s,
           u"limits"_s,
           u"nolimits"_s,
           u"nonumber"_s,
           u"notag"_s,
           u"hline"_s,
           u"hfill"_s,
           u"scriptscriptstyle"_s,
           u"left."_s,
           u"right."_s,
           u"/"_s,
           u"allowbreak"_s},
          {});
}

Table allSymbols()
{
    Table table;
    add(table, MathClass::Ordinary, Variables, MathFace::Variable);
    add(table, MathClass::Ordinary, Letters);
    add(table, MathClass::Binary, Binaries);
    add(table, MathClass::Relation, Relations);
    add(table, MathClass::LargeOperator, LargeOperators);
    add(table, MathClass::Function, Functions);
    add(table, MathClass::Open, Opens);
    add(table, MathClass::Close, Closes);
    addSpaces(table);
    return table;
}

} // namespace

std::optional<MathAtom> texSymbol(QStringView name)
{
    static const Table table = allSymbols();
    const auto found = table.constFind(name.toString());
    return found == table.cend() ? std::nullopt : std::optional(*found);
}

MathAtom texCharacter(QChar c)
{
    const auto atom = [](MathClass kind, QChar sign) { return MathAtom{kind, {{QString(sign)}}}; };
    switch (c.unicode()) {
    case u'-':
        return atom(MathClass::Binary, u'−');
    case u'*':
        return atom(MathClass::Binary, u'∗');
    case u'+':
    case u'±':
    case u'×':
    case u'·':
        return atom(MathClass::Binary, c);
    case u'=':
    case u'<':
    case u'>':
    case u':':
    case u'≤':
    case u'≥':
    case u'≠':
    case u'≈':
    case u'→':
    case u'∈':
        return atom(MathClass::Relation, c);
    case u'(':
    case u'[':
        return atom(MathClass::Open, c);
    case u')':
    case u']':
        return atom(MathClass::Close, c);
    case u',':
    case u';':
        return atom(MathClass::Punctuation, c);
    case u'~':
        return atom(MathClass::Space, u'\u00a0');
    default:
        return atom(MathClass::Ordinary, c);
    }
}

QString negated(const QString &relation)
{
    static const QHash<QString, QString> table = {
        {u"="_s, u"≠"_s}, {u"∈"_s, u"∉"_s}, {u"∋"_s, u"∌"_s}, {u"<"_s, u"≮"_s}, {u">"_s, u"≯"_s},
        {u"≤"_s, u"≰"_s}, {u"≥"_s, u"≱"_s}, {u"⊂"_s, u"⊄"_s}, {u"⊃"_s, u"⊅"_s}, {u"⊆"_s, u"⊈"_s},
        {u"⊇"_s, u"⊉"_s}, {u"≡"_s, u"≢"_s}, {u"∼"_s, u"≁"_s}, {u"≈"_s, u"≉"_s}, {u"∣"_s, u"∤"_s},
        {u"∥"_s, u"∦"_s}, {u"∃"_s, u"∄"_s}, {u"→"_s, u"↛"_s}, {u"⇒"_s, u"⇏"_s}, {u"⇔"_s, u"⇎"_s}};
    return table.value(relation);
}

} // namespace Conclave
