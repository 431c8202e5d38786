-- A document that turns out to be secret: what was kept of it goes, from the disk too (Luật Bảo vệ bí mật nhà nước 29/2018/QH14).

alter table stored_file add column erased text check (erased in ('asked', 'done'));
comment on column stored_file.erased is 'asked: its bytes are to be taken from the folder of files; done: they were, unless another file has the same';
create index stored_file_to_erase on stored_file (sha256) where erased = 'asked';
create index stored_file_by_content on stored_file (sha256);
grant update (name, erased) on stored_file to motso_app;
