#include "core/dialects/geminithinking.h"

#include <algorithm>
#include <array>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr double FirstThatThinks = 2.5;
constexpr double FirstWithLevels = 3;

/// 2.5 for "models/gemini-2.5-pro"; 0 when it is not told.
double generationOf(const QString &name)
{
    constexpr auto Family = "gemini-"_L1;
    if (!name.startsWith(Family))
        return 0;
    const QString rest = name.sliced(Family.size());
    return rest.section(u'-', 0, 0).toDouble();
}

/// Whether it thinks without being told to. Others refuse to show what they have not.
bool thinksByItself(const QString &name)
{
    constexpr std::array Others{
        "-lite"_L1, "-image"_L1, "-tts"_L1, "-live"_L1, "-audio"_L1, "-embedding"_L1};
    return generationOf(name) >= FirstThatThinks &&
           std::ranges::none_of(Others, [&name](auto other) { return name.contains(other); });
}

QString levelFor(const QString &effort)
{
    if (effort == "none"_L1 || effort == "minimal"_L1)
        return u"MINIMAL"_s;
    if (effort == "low"_L1 || effort == "medium"_L1)
        return effort.toUpper();
    return u"HIGH"_s;
}

int budgetFor(const QString &effort, bool isPro)
{
    constexpr int LeastOfPro = 128;
    constexpr int Minimal = 512;
    constexpr int Low = 1024;
    constexpr int Medium = 8192;
    constexpr int High = 24576; // the most of all but Pro
    constexpr int MostOfPro = 32768;
    if (effort == "none"_L1)
        return isPro ? LeastOfPro : 0;
    if (effort == "minimal"_L1)
        return Minimal;
    if (effort == "low"_L1)
        return Low;
    if (effort == "medium"_L1)
        return Medium;
    return isPro && effort != "high"_L1 ? MostOfPro : High;
}

} // namespace

QJsonObject geminiThinking(const QString &model, const QString &effort)
{
    const QString name = model.sliced(model.lastIndexOf(u'/') + 1);
    const QJsonObject shown{{u"includeThoughts"_s, true}};
    if (effort.isEmpty())
        return thinksByItself(name) ? shown : QJsonObject();
    QJsonObject config = shown;
    if (generationOf(name) >= FirstWithLevels) {
        config[u"thinkingLevel"_s] = levelFor(effort);
        return config;
    }
    const int budget = budgetFor(effort, name.contains("-pro"_L1));
    if (budget == 0)
        config = {};
    config[u"thinkingBudget"_s] = budget;
    return config;
}

} // namespace Conclave
