#pragma once

#include "tests/support/arrival.h"
#include "tests/support/headfaults.h"
#include "tests/support/httpheader.h"

#include <QByteArray>

namespace Conclave {

/// The head of the reply to one request. The only clock it knows is the wall's, for dates.
class FakeHead final
{
public:
    FakeHead(const HeadFaults &faults, const Arrival &arrival);

    /// All bytes before the body; `own` are the headers that belong to this very reply.
    QByteArray bytes(int status, const HttpHeaders &own) const;
    /// The beginning of bytes(): no blank line ends it.
    QByteArray unfinished(int status, const HttpHeaders &own) const;

private:
    QByteArray interim() const;
    HttpHeaders hints() const;
    HttpHeaders limits() const;

    HeadFaults m_faults;
    bool m_closeAsked;
};

} // namespace Conclave
