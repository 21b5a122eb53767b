#pragma once

#include "core/archive/database.h"

#include <QTest>

/// Damage of an archive that is open, which whoever uses it meets next: nothing can be read of it.
inline void spoilSchema(const QString &path)
{
    using namespace Qt::Literals::StringLiterals;

    Conclave::Database database(path, Conclave::Database::Access::Write);
    QVERIFY(database.open());
    QVERIFY(database.run(u"PRAGMA writable_schema = ON"_s));
    QVERIFY(database.run(u"UPDATE sqlite_schema SET sql = 'CREATE' WHERE name = 'turns'"_s));
    QVERIFY(database.run(u"PRAGMA schema_version = 4711"_s)); // so that it is read again
}
