-- Why a number is missing is corrected where it was said wrongly; the log keeps what was said before.

grant update (reason, explained_by, explained_at) on document_gap to motso_app;
