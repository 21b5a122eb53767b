#include "tests/bench/benchoptions.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <algorithm>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

BenchOptions BenchOptions::parse(const QList<int> &members, const QList<int> &quickMembers)
{
    const QCommandLineOption quick(u"quick"_s, u"Tiny numbers; the figures mean nothing."_s);
    const QCommandLineOption repeats(
        u"repeats"_s, u"Runs of each kind; the median counts."_s, u"number"_s, u"3"_s);
    const QCommandLineOption sizes(
        u"members"_s, u"Council sizes, e.g. 1,8,32."_s, u"list"_s, QString());
    const QCommandLineOption json(u"json"_s, u"Write the figures to this file."_s, u"file"_s);
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOptions({quick, repeats, sizes, json});
    parser.process(*QCoreApplication::instance());

    BenchOptions options{.quick = parser.isSet(quick), .json = parser.value(json)};
    options.repeats = options.quick ? 1 : std::max(1, parser.value(repeats).toInt());
    options.members = options.quick ? quickMembers : members;
    if (parser.isSet(sizes)) {
        options.members.clear();
        const QStringList words = parser.value(sizes).split(u',');
        for (const QString &word : words)
            options.members.append(std::max(1, word.toInt()));
    }
    return options;
}

} // namespace Conclave
