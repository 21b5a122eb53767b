#include "ui/words/causewords.h"

#include <QCoreApplication>

namespace Conclave {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Conclave::CauseWords)
};

} // namespace

QString causeWord(const Error &error)
{
    switch (error.kind) {
    case Error::Kind::Overloaded:
        return Words::tr("overloaded");
    case Error::Kind::RateLimited:
        return Words::tr("rate limited");
    case Error::Kind::ModelLoading:
        return Words::tr("loading its model");
    case Error::Kind::Server:
        return Words::tr("server error");
    case Error::Kind::Refused:
        return Words::tr("connection refused");
    case Error::Kind::HostNotFound:
        return Words::tr("address not found");
    case Error::Kind::ConnectTimeout:
    case Error::Kind::Unreachable:
        return Words::tr("not reachable");
    case Error::Kind::FirstByteTimeout:
    case Error::Kind::IdleTimeout:
        return Words::tr("timed out");
    case Error::Kind::NoReply:
        return Words::tr("no reply");
    case Error::Kind::Tls:
    case Error::Kind::Proxy:
    case Error::Kind::Network:
    case Error::Kind::Interrupted:
        return Words::tr("connection broken");
    case Error::Kind::BadRequest:
        return Words::tr("request corrected");
    default:
        return Words::tr("failed");
    }
}

} // namespace Conclave
