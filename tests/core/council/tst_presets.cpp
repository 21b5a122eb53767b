#include "core/council/counciljson.h"
#include "core/council/presets.h"

#include <QSet>
#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

class PresetsTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void theGuideNeedsNoSetUp()
    {
        const Council guide = guideCouncil();
        QVERIFY(!guide.enabledMembers().isEmpty());
        QVERIFY(guide.chair);
        QVERIFY(isGuide(guide.chair->endpoint));
        for (const Member &member : guide.members)
            QVERIFY2(isGuide(member.endpoint), qPrintable(member.name));
        QCOMPARE(guideCouncil(), guide); // its ids never change
        QCOMPARE(idsOf(guide).size(), guide.members.size() + 1);
    }

    void sixSeatsDiffer()
    {
        const Endpoint endpoint{
            .id = EndpointId::create(), .name = u"API"_s, .url = QUrl(u"https://a.example/v1"_s)};
        const Council council = sixSeats(endpoint, u"model"_s);

        QCOMPARE(council.enabledMembers().size(), 6);
        QCOMPARE(idsOf(council).size(), 7);
        QSet<QString> roles;
        for (const Member &member : council.members + QList<Member>{*council.chair}) {
            QCOMPARE(member.endpoint, endpoint);
            QCOMPARE(member.model, u"model"_s);
            QVERIFY(!member.role.isEmpty() && !roles.contains(member.role));
            roles.insert(member.role);
        }
        QVERIFY(!council.secondChair);
    }

    void everyPresetIsReadyForAModel()
    {
        QSet<QString> names;
        for (const Preset preset : Presets) {
            const Endpoint endpoint{.name = u"API"_s, .url = QUrl(u"https://a.example/v1"_s)};
            const Council council = presetCouncil(preset, endpoint, {u"m"_s});
            QVERIFY2(council.enabledMembers().size() >= 4, qPrintable(council.name));
            QCOMPARE(idsOf(council).size(), council.members.size() + 1);
            names.insert(council.name);
            QSet<QString> seats;
            for (const Member &member : council.members + QList<Member>{*council.chair}) {
                QCOMPARE(member.endpoint, endpoint);
                QCOMPARE(member.model, u"m"_s);
                QVERIFY(!member.role.isEmpty() && !member.emoji.isEmpty());
                seats.insert(member.name);
            }
            QCOMPARE(seats.size(), council.members.size() + 1);
            const Result<Council> again = councilFromFile(councilFile(council));
            QVERIFY2(again, qPrintable(again ? QString() : again.error().message));
        }
        QCOMPARE(names.size(), qsizetype(Presets.size()));
    }

    void modelsAreSpreadOverTheSeats()
    {
        const Council council = sixSeats({}, QStringList{u"a"_s, u"b"_s, u"c"_s, u"d"_s});
        QString models;
        for (const Member &member : council.members)
            models += member.model;
        QCOMPARE(models, u"abcdab"_s);
        QCOMPARE(council.chair->model, u"a"_s);
        QCOMPARE(sixSeats({}, QStringList()).members.constFirst().model, QString());
    }

    void everyCallMakesNewSeats()
    {
        const Council one = sixSeats({}, QString());
        const Council two = sixSeats({}, QString());
        QVERIFY(one.id != two.id);
        QVERIFY(!idsOf(one).intersects(idsOf(two)));
    }

    void theGuidesAddressIsNoOther()
    {
        QVERIFY(!isGuide({}));
        QVERIFY(!isGuide({.url = QUrl(u"http://guide"_s)}));
    }

private:
    static QSet<MemberId> idsOf(const Council &council)
    {
        QSet<MemberId> ids;
        for (const Member &member : council.members)
            ids.insert(member.id);
        ids.insert(council.chair->id);
        return ids;
    }
};

QTEST_GUILESS_MAIN(PresetsTest)
#include "tst_presets.moc"
