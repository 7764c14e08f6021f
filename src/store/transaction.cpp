#include "store/transaction.hpp"

namespace store {

Transaction::Transaction(Database& db, Scope scope) : db_(db) {
    if (scope == Scope::everything) {
        db_.run("BEGIN IMMEDIATE");
        return;
    }
    db_.run("BEGIN");
    try {
        db_.run("UPDATE derived.state SET value = value WHERE 0");  // locks it, and waits for that
    } catch (const Error&) {
        db_.run("ROLLBACK");
        throw;
    }
}

Transaction::~Transaction() {
    roll_back();
}

void Transaction::roll_back() {
    if (!open_ || !db_.in_transaction()) return;  // SQLite rolls back by itself on some errors
    open_ = false;
    try {
        db_.run("ROLLBACK");
    } catch (const Error&) {  // nothing was written either way
    }
}

void Transaction::commit() {
    db_.run("COMMIT");
    open_ = false;
}

OneMoment::OneMoment(Database& db) : db_(db.in_transaction() ? nullptr : &db) {
    if (db_) db_->run("BEGIN");
}

OneMoment::~OneMoment() {
    if (!db_ || !db_->in_transaction()) return;
    try {
        db_->run("COMMIT");
    } catch (const Error&) {  // nothing was written
    }
}

}  // namespace store
