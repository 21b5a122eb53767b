#include "ui/find/findwords.h"

#include "core/base/text.h"
#include "ui/find/findstate.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int LongestName = 40;

struct FindWords
{
    Q_DECLARE_TR_FUNCTIONS(Conclave::FindWords)
};

QString countText(qsizetype count, bool isMore)
{
    const QString number = QLocale().toString(count);
    //: More matches than are counted, as in “more than 10,000”
    return isMore ? FindWords::tr("more than %1").arg(number) : number;
}

} // namespace

QString findStateWords(const FindState &state)
{
    if (!state.isSearching)
        return {};
    const qsizetype total = state.total();
    if (total == 0)
        return FindWords::tr("No matches");
    const QString all = countText(total, state.isMore());
    if (state.current == 0)
        return FindWords::tr("%1 found").arg(all);
    //: Which match is the current one: 3 of 12
    const QString place = FindWords::tr("%1 of %2").arg(QLocale().toString(state.current), all);
    QStringList parts{place};
    if (state.counts.size() > 1)
        parts += singleLine(state.place, LongestName);
    if (total == 1)
        return parts.join(u" · "_s); // there is nowhere else to go on
    if (state.wrap == FindState::Wrap::ToStart)
        parts += FindWords::tr("went on from the top");
    if (state.wrap == FindState::Wrap::ToEnd)
        parts += FindWords::tr("went on from the end");
    return parts.join(u" · "_s);
}

QString findCountWords(const FindState &state)
{
    QStringList parts;
    for (const FindState::Count &count : state.counts) {
        if (count.found > 0)
            parts += u"%1 %2"_s.arg(singleLine(count.name, LongestName),
                                    countText(count.found, count.isMore));
    }
    return parts.size() > 1 ? parts.join(u" · "_s) : QString();
}

} // namespace Conclave
